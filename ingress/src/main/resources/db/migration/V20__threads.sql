-- Threads, who is in them, and what channels say about those to come.

ALTER TABLE channels
  ADD COLUMN default_auto_archive_minutes integer,
  ADD COLUMN default_thread_rate_limit_seconds integer NOT NULL DEFAULT 0,
  ADD COLUMN forum jsonb;
COMMENT ON COLUMN channels.default_auto_archive_minutes IS 'null when the channel does not say';
COMMENT ON COLUMN channels.forum IS 'of forums and media channels: {"tags":[{"id":"1","name":"solved","moderated":false,"emoji_id":null,"emoji_name":null}],"reaction_emoji_id":null,"reaction_emoji_name":null,"sort_order":null,"layout":0}';

CREATE TABLE threads (
  guild_id bigint NOT NULL REFERENCES guilds,
  id bigint NOT NULL UNIQUE,
  parent_id bigint NOT NULL,
  type integer NOT NULL,
  name text NOT NULL,
  owner_id bigint NOT NULL,
  created_at timestamptz NOT NULL,
  archived boolean NOT NULL DEFAULT false,
  archive_changed_at timestamptz NOT NULL,
  auto_archive_minutes integer NOT NULL,
  locked boolean NOT NULL DEFAULT false,
  invitable boolean NOT NULL DEFAULT true,
  rate_limit_per_user_seconds integer NOT NULL DEFAULT 0,
  flags bigint NOT NULL DEFAULT 0,
  member_count integer NOT NULL DEFAULT 0,
  applied_tags bigint[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (guild_id, id)
);
COMMENT ON TABLE threads IS 'THREAD in the space of the guild; its overwrites are those of its parent, a channel';
COMMENT ON COLUMN threads.id IS 'of a thread that hangs on a message the id of that';
COMMENT ON COLUMN threads.archive_changed_at IS 'in whole milliseconds: when it was archived or brought back last, or began';
CREATE INDEX threads_active ON threads (guild_id) WHERE NOT archived;
CREATE INDEX threads_archived ON threads (parent_id, archive_changed_at DESC) WHERE archived;
CREATE INDEX threads_parent ON threads (guild_id, parent_id);

CREATE TABLE thread_members (
  guild_id bigint NOT NULL,
  thread_id bigint NOT NULL,
  user_id bigint NOT NULL,
  joined_at timestamptz NOT NULL,
  flags bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (guild_id, thread_id, user_id)
);
COMMENT ON TABLE thread_members IS 'THREAD_MEMBER in the space of the guild';
CREATE INDEX thread_members_user ON thread_members (guild_id, user_id, thread_id);

ALTER TABLE threads REPLICA IDENTITY FULL;
ALTER PUBLICATION parley_changes ADD TABLE threads, thread_members;
