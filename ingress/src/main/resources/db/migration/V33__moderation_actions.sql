-- Which actions of moderation were set down, so that one that is read again is not set down twice.

CREATE TABLE moderation_actions (
  guild_id bigint NOT NULL REFERENCES guilds,
  id bigint NOT NULL,
  PRIMARY KEY (guild_id, id)
);
COMMENT ON TABLE moderation_actions IS 'kept for longer than the topic moderation.actions keeps them';
COMMENT ON COLUMN moderation_actions.id IS 'of the decision, which tells when it was';
