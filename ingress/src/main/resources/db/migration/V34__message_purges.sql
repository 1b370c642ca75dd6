-- Messages of somebody that are to go, because they were banned: work that outlives who began it.

CREATE TABLE message_purges (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  guild_id bigint NOT NULL REFERENCES guilds,
  user_id bigint NOT NULL REFERENCES users,
  actor_id bigint NOT NULL REFERENCES users,
  since timestamptz NOT NULL,
  until timestamptz NOT NULL,
  claimed_until timestamptz NOT NULL DEFAULT '-infinity'
);
COMMENT ON COLUMN message_purges.claimed_until IS 'till when an instance is at work on it';
