-- Webhooks. Their tokens are rows of their own, which enter no log.

CREATE TABLE webhooks (
  guild_id bigint NOT NULL REFERENCES guilds,
  id bigint NOT NULL UNIQUE,
  channel_id bigint NOT NULL,
  name text NOT NULL,
  creator_id bigint NOT NULL REFERENCES users,
  PRIMARY KEY (guild_id, id)
);
COMMENT ON TABLE webhooks IS 'WEBHOOK in the space of the guild';
CREATE INDEX webhooks_channel ON webhooks (channel_id);

CREATE TABLE webhook_tokens (
  webhook_id bigint PRIMARY KEY REFERENCES webhooks (id) ON DELETE CASCADE,
  token text NOT NULL
);

ALTER PUBLICATION parley_changes ADD TABLE webhooks;
