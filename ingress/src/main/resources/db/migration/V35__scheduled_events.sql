-- What guilds have planned, and who is interested.

CREATE TABLE scheduled_events (
  guild_id bigint NOT NULL REFERENCES guilds,
  id bigint NOT NULL UNIQUE,
  channel_id bigint REFERENCES channels (id) ON DELETE CASCADE,
  location text,
  creator_id bigint NOT NULL REFERENCES users,
  name text NOT NULL,
  description text,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz,
  status integer NOT NULL,
  PRIMARY KEY (guild_id, id)
);
COMMENT ON TABLE scheduled_events IS 'SCHEDULED_EVENT in the space of the guild';
COMMENT ON COLUMN scheduled_events.status IS 'the number of the public protocol: ScheduledEvent.Status';

CREATE TABLE event_subscribers (
  guild_id bigint NOT NULL REFERENCES guilds,
  event_id bigint NOT NULL REFERENCES scheduled_events (id) ON DELETE CASCADE,
  user_id bigint NOT NULL REFERENCES users,
  PRIMARY KEY (guild_id, event_id, user_id)
);
COMMENT ON TABLE event_subscribers IS 'EVENT_SUBSCRIBER in the space of the guild';
CREATE INDEX event_subscribers_of_event ON event_subscribers (event_id, user_id);

ALTER TABLE scheduled_events REPLICA IDENTITY FULL;

ALTER PUBLICATION parley_changes ADD TABLE scheduled_events, event_subscribers;
