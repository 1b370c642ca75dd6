-- Who did what in a guild, written in the transaction that does it. Entries are kept for 45 days;
-- whoever writes one takes some that are older away.

CREATE TABLE audit_log_entries (
  guild_id bigint NOT NULL REFERENCES guilds,
  id bigint NOT NULL,
  action integer NOT NULL,
  user_id bigint NOT NULL REFERENCES users,
  target_id bigint,
  changes jsonb NOT NULL,
  options jsonb,
  reason text,
  revision bigint NOT NULL,
  PRIMARY KEY (guild_id, id)
);
COMMENT ON TABLE audit_log_entries IS 'AUDIT_LOG_ENTRY in the space of the guild';
COMMENT ON COLUMN audit_log_entries.action IS 'the number of the public protocol';
COMMENT ON COLUMN audit_log_entries.changes IS 'as in the public protocol: [{"key":"name","old_value":"a","new_value":"b"}]';
COMMENT ON COLUMN audit_log_entries.revision IS 'the revision of the guild that the transaction makes: who has it has told of the entry';
CREATE INDEX audit_log_entries_user ON audit_log_entries (guild_id, user_id, id);
CREATE INDEX audit_log_entries_target ON audit_log_entries (guild_id, target_id, id);
CREATE INDEX audit_log_entries_action ON audit_log_entries (guild_id, action, id);

ALTER PUBLICATION parley_changes ADD TABLE audit_log_entries;
