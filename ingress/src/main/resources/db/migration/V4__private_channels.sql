-- A private channel (DM or group) is a space of its own. One row is the whole of it, with the public
-- part of everybody who takes part, since a change is seen alone. A transaction that changes it
-- locks its row and, last of all, adds one to its revision. Private channels are locked after guilds
-- and before users.

CREATE TABLE private_channels (
  id bigint PRIMARY KEY,
  type integer NOT NULL CHECK (type IN (1, 3)),
  name text,
  icon text,
  owner_id bigint,
  recipients jsonb NOT NULL,
  blocked boolean NOT NULL DEFAULT false,
  low_id bigint,
  high_id bigint,
  revision bigint NOT NULL DEFAULT 0,
  UNIQUE (low_id, high_id)
);
COMMENT ON TABLE private_channels IS 'PRIVATE_CHANNEL in the space of the channel';
COMMENT ON COLUMN private_channels.type IS 'the number of the public protocol: 1 = DM, 3 = group';
COMMENT ON COLUMN private_channels.recipients IS 'everybody in it, in the order in which they came: [{"id":"1","username":"a","global_name":null,"avatar":null,"bot":false,"public_flags":0,"hidden_until":null}]';
COMMENT ON COLUMN private_channels.blocked IS 'whether one of the two of a DM blocked the other';
COMMENT ON COLUMN private_channels.low_id IS 'the lower id of the two of a DM, of whom there is one DM at most; null for groups';
CREATE INDEX private_channels_recipients ON private_channels
  USING gin (recipients jsonb_path_ops);

ALTER TABLE private_channels REPLICA IDENTITY FULL;
ALTER PUBLICATION parley_changes ADD TABLE private_channels;
