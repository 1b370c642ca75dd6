-- Emojis and stickers of guilds. Their pictures lie in object storage, by id.

CREATE TABLE emojis (
  guild_id bigint NOT NULL REFERENCES guilds,
  id bigint NOT NULL UNIQUE,
  name text NOT NULL,
  animated boolean NOT NULL,
  role_ids bigint[] NOT NULL DEFAULT '{}',
  creator_id bigint NOT NULL REFERENCES users,
  PRIMARY KEY (guild_id, id)
);
COMMENT ON TABLE emojis IS 'EMOJI in the space of the guild';
COMMENT ON COLUMN emojis.role_ids IS 'who may use it; empty = everybody';

CREATE TABLE stickers (
  guild_id bigint NOT NULL REFERENCES guilds,
  id bigint NOT NULL UNIQUE,
  name text NOT NULL,
  description text,
  tags text NOT NULL,
  format integer NOT NULL,
  creator_id bigint NOT NULL REFERENCES users,
  PRIMARY KEY (guild_id, id)
);
COMMENT ON TABLE stickers IS 'STICKER in the space of the guild';
COMMENT ON COLUMN stickers.format IS 'the number of the public protocol: Sticker.PNG and the others';

ALTER PUBLICATION parley_changes ADD TABLE emojis, stickers;
