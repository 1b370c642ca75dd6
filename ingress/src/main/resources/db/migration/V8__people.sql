-- What people are to each other, and what they and their clients keep. All of it belongs to a user's
-- space: a transaction that changes it locks the user's row and adds one to its revision, last of all.

CREATE TABLE relationships (
  user_id bigint NOT NULL REFERENCES users ON DELETE CASCADE,
  other_id bigint NOT NULL REFERENCES users ON DELETE CASCADE,
  type integer NOT NULL CHECK (type BETWEEN 1 AND 4),
  nickname text,
  since timestamptz NOT NULL,
  username text NOT NULL,
  global_name text,
  avatar text,
  bot boolean NOT NULL DEFAULT false,
  public_flags bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (user_id, other_id)
);
COMMENT ON TABLE relationships IS 'RELATIONSHIP in the space of the user: the side of one; username to public_flags repeat the row of the other';
COMMENT ON COLUMN relationships.type IS 'the number of the public protocol: Relationship.Type.code';
CREATE INDEX relationships_other ON relationships (other_id);

CREATE TABLE profiles (
  user_id bigint PRIMARY KEY REFERENCES users ON DELETE CASCADE,
  bio text NOT NULL DEFAULT '',
  pronouns text NOT NULL DEFAULT '',
  banner text,
  accent_color integer
);
COMMENT ON TABLE profiles IS 'PROFILE in the space of the user; there is none until the user says something';

CREATE TABLE preferences (
  user_id bigint NOT NULL REFERENCES users ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('SETTINGS', 'GUILD_SETTINGS', 'NOTE')),
  subject_id bigint NOT NULL,
  content text NOT NULL,
  PRIMARY KEY (user_id, kind, subject_id)
);
COMMENT ON TABLE preferences IS 'SETTINGS, GUILD_SETTINGS or NOTE in the space of the user';
COMMENT ON COLUMN preferences.subject_id IS 'of a guild''s settings the guild, or 0 for what is private; of a note the user noted; of settings the number of their document';

-- Keys of rows that are gone are read off them.
ALTER TABLE preferences REPLICA IDENTITY FULL;

ALTER PUBLICATION parley_changes ADD TABLE relationships, profiles, preferences;
