-- Rules by which guilds judge messages before anybody sees them.

CREATE TABLE auto_moderation_rules (
  guild_id bigint NOT NULL REFERENCES guilds,
  id bigint NOT NULL UNIQUE,
  creator_id bigint NOT NULL REFERENCES users,
  name text NOT NULL,
  enabled boolean NOT NULL,
  trigger_type integer NOT NULL,
  trigger_metadata text NOT NULL,
  actions text NOT NULL,
  exempt_role_ids bigint[] NOT NULL DEFAULT '{}',
  exempt_channel_ids bigint[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (guild_id, id)
);
COMMENT ON TABLE auto_moderation_rules IS 'AUTO_MODERATION_RULE in the space of the guild';
COMMENT ON COLUMN auto_moderation_rules.trigger_metadata IS 'JSON, as the public protocol has it';
COMMENT ON COLUMN auto_moderation_rules.actions IS 'JSON, as the public protocol has it';

-- Change capture has to see the whole row also when a long column did not change.
ALTER TABLE auto_moderation_rules REPLICA IDENTITY FULL;

ALTER PUBLICATION parley_changes ADD TABLE auto_moderation_rules;
