-- One row is one entity of parley.contracts.entity: a column has the name of the record's component
-- in snake case, ids of other rows end in _id. Ids are snowflakes.
--
-- A transaction that changes what belongs to a guild first locks the guild's row and, as its last
-- statement about the guild, adds one to its revision; one that changes what belongs to a user
-- (account, memberships, credentials) does the same with the user's row. Guilds are locked before
-- users. So the row with revision N is the last change of its transaction in the write-ahead log,
-- and who has applied it has applied all before it.

CREATE TABLE users (
  id bigint PRIMARY KEY,
  username text NOT NULL,
  global_name text,
  avatar text,
  bot boolean NOT NULL,
  public_flags bigint NOT NULL DEFAULT 0,
  email text,
  verified boolean NOT NULL DEFAULT false,
  locale text NOT NULL DEFAULT 'en-US',
  application_flags bigint NOT NULL DEFAULT 0,
  application_id bigint,
  revision bigint NOT NULL DEFAULT 1
);
COMMENT ON TABLE users IS 'ACCOUNT in the space of the user';
COMMENT ON COLUMN users.bot IS 'whether an application is behind it';
COMMENT ON COLUMN users.application_flags IS 'flags of the application behind a bot, which say what privileged intents it may ask for; 0 for people';
COMMENT ON COLUMN users.application_id IS 'the application behind a bot';
COMMENT ON COLUMN users.revision IS 'grows with every transaction that changes the account, memberships or credentials in a way that somebody waits for; the last change of that transaction in the space of the user';
-- People are told apart by their names, bots only by their ids.
CREATE UNIQUE INDEX users_username ON users (username) WHERE NOT bot;
CREATE UNIQUE INDEX users_email ON users (lower(email));

-- Not in users, so that it never enters a log.
CREATE TABLE passwords (
  user_id bigint PRIMARY KEY REFERENCES users ON DELETE CASCADE,
  hash text NOT NULL
);
COMMENT ON COLUMN passwords.hash IS 'Argon2id in its usual text form, with parameters and salt';

CREATE TABLE credentials (
  user_id bigint NOT NULL REFERENCES users ON DELETE CASCADE,
  id bigint NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  PRIMARY KEY (user_id, id)
);
COMMENT ON TABLE credentials IS 'CREDENTIAL in the space of the user: a token that was given out and not revoked; its row goes when it is revoked';
COMMENT ON COLUMN credentials.expires_at IS 'null for tokens of bots, which do not expire';

CREATE TABLE applications (
  id bigint PRIMARY KEY,
  owner_id bigint NOT NULL REFERENCES users,
  bot_id bigint NOT NULL UNIQUE REFERENCES users,
  name text NOT NULL,
  description text NOT NULL DEFAULT '',
  bot_public boolean NOT NULL DEFAULT true,
  bot_require_code_grant boolean NOT NULL DEFAULT false,
  verify_key text NOT NULL,
  created_at timestamptz NOT NULL
);
COMMENT ON COLUMN applications.bot_id IS 'the bot; its id is the id of the application';
CREATE INDEX applications_owner ON applications (owner_id);

CREATE TABLE guilds (
  id bigint PRIMARY KEY,
  name text NOT NULL,
  icon text,
  owner_id bigint NOT NULL REFERENCES users,
  system_channel_id bigint,
  afk_channel_id bigint,
  afk_timeout_seconds integer NOT NULL DEFAULT 300,
  verification_level integer NOT NULL DEFAULT 0,
  default_message_notifications integer NOT NULL DEFAULT 0,
  explicit_content_filter integer NOT NULL DEFAULT 0,
  mfa_level integer NOT NULL DEFAULT 0,
  nsfw_level integer NOT NULL DEFAULT 0,
  description text,
  preferred_locale text NOT NULL DEFAULT 'en-US',
  system_channel_flags integer NOT NULL DEFAULT 0,
  member_count integer NOT NULL DEFAULT 0,
  revision bigint NOT NULL DEFAULT 0,
  deleted boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE guilds IS 'GUILD in the space of the guild';
COMMENT ON COLUMN guilds.revision IS 'grows by one with every transaction that changes the guild; the last change of that transaction in its space';
COMMENT ON COLUMN guilds.deleted IS 'a deleted guild keeps its row, so that its last revision can be waited for';
CREATE INDEX guilds_owner ON guilds (owner_id) WHERE NOT deleted;

CREATE TABLE channels (
  guild_id bigint NOT NULL REFERENCES guilds,
  id bigint NOT NULL UNIQUE,
  type integer NOT NULL,
  name text NOT NULL,
  topic text,
  position integer NOT NULL DEFAULT 0,
  parent_id bigint,
  nsfw boolean NOT NULL DEFAULT false,
  rate_limit_per_user_seconds integer NOT NULL DEFAULT 0,
  overwrites jsonb NOT NULL DEFAULT '[]',
  bitrate integer NOT NULL DEFAULT 64000,
  user_limit integer NOT NULL DEFAULT 0,
  flags bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (guild_id, id)
);
COMMENT ON TABLE channels IS 'CHANNEL in the space of the guild';
COMMENT ON COLUMN channels.type IS 'the number of the public protocol: ChannelType.code';
COMMENT ON COLUMN channels.overwrites IS 'as in the public protocol: [{"id":"1","type":0,"allow":"1024","deny":"0"}], type 0 = role, 1 = member, masks in decimal';

CREATE TABLE roles (
  guild_id bigint NOT NULL REFERENCES guilds,
  id bigint NOT NULL UNIQUE,
  name text NOT NULL,
  color integer NOT NULL DEFAULT 0,
  hoist boolean NOT NULL DEFAULT false,
  position integer NOT NULL DEFAULT 0,
  permissions bigint NOT NULL DEFAULT 0,
  managed boolean NOT NULL DEFAULT false,
  mentionable boolean NOT NULL DEFAULT false,
  bot_id bigint,
  flags bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (guild_id, id)
);
COMMENT ON TABLE roles IS 'ROLE in the space of the guild; the role of everyone has the id of the guild';
COMMENT ON COLUMN roles.permissions IS 'mask of permission bits';
COMMENT ON COLUMN roles.bot_id IS 'the bot that the role was made for, if it is managed';

CREATE TABLE members (
  guild_id bigint NOT NULL REFERENCES guilds,
  user_id bigint NOT NULL REFERENCES users,
  username text NOT NULL,
  global_name text,
  avatar text,
  bot boolean NOT NULL,
  public_flags bigint NOT NULL DEFAULT 0,
  nick text,
  role_ids bigint[] NOT NULL DEFAULT '{}',
  joined_at timestamptz NOT NULL,
  deaf boolean NOT NULL DEFAULT false,
  mute boolean NOT NULL DEFAULT false,
  flags bigint NOT NULL DEFAULT 0,
  pending boolean NOT NULL DEFAULT false,
  communication_disabled_until timestamptz,
  PRIMARY KEY (guild_id, user_id)
);
COMMENT ON TABLE members IS 'MEMBER in the space of the guild; username to public_flags repeat the row of the user';
COMMENT ON COLUMN members.role_ids IS 'without the role of everyone; ids of roles that are gone may remain and mean nothing';
CREATE INDEX members_user ON members (user_id);

CREATE TABLE memberships (
  user_id bigint NOT NULL REFERENCES users,
  guild_id bigint NOT NULL REFERENCES guilds,
  joined_at timestamptz NOT NULL,
  PRIMARY KEY (user_id, guild_id)
);
COMMENT ON TABLE memberships IS 'MEMBERSHIP in the space of the user: mirrors members';
CREATE INDEX memberships_guild ON memberships (guild_id);

CREATE TABLE invites (
  code text PRIMARY KEY,
  guild_id bigint NOT NULL REFERENCES guilds,
  channel_id bigint NOT NULL REFERENCES channels (id) ON DELETE CASCADE,
  inviter_id bigint NOT NULL REFERENCES users,
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  max_age_seconds integer NOT NULL,
  max_uses integer NOT NULL,
  uses integer NOT NULL DEFAULT 0,
  temporary boolean NOT NULL DEFAULT false
);
COMMENT ON COLUMN invites.max_uses IS '0 = without limit';
CREATE INDEX invites_guild ON invites (guild_id);
CREATE INDEX invites_channel ON invites (channel_id);

CREATE TABLE bans (
  guild_id bigint NOT NULL REFERENCES guilds,
  user_id bigint NOT NULL REFERENCES users,
  reason text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (guild_id, user_id)
);

-- The changes of these tables go whole: what a long value was must be said again even when another
-- column changed. Keys are in every change of the other tables as well.
ALTER TABLE guilds REPLICA IDENTITY FULL;
ALTER TABLE channels REPLICA IDENTITY FULL;
ALTER TABLE members REPLICA IDENTITY FULL;

CREATE PUBLICATION parley_changes
  FOR TABLE users, credentials, guilds, channels, roles, members, memberships
  WITH (publish = 'insert, update, delete');
