-- Commands of applications. The streams do not follow them: ingress checks an invocation against its row.

CREATE TABLE application_commands (
  id bigint PRIMARY KEY,
  application_id bigint NOT NULL REFERENCES applications ON DELETE CASCADE,
  -- null for those that are known wherever the application is
  guild_id bigint REFERENCES guilds,
  type int NOT NULL,
  name text NOT NULL,
  version bigint NOT NULL,
  -- the rest as the public protocol writes it, checked
  definition text NOT NULL
);
CREATE UNIQUE INDEX application_commands_name
  ON application_commands (application_id, coalesce(guild_id, 0), type, name);

-- How many commands an application made in a scope (0: everywhere) on a day.
CREATE TABLE application_command_creations (
  application_id bigint NOT NULL REFERENCES applications ON DELETE CASCADE,
  scope bigint NOT NULL,
  day date NOT NULL,
  created int NOT NULL,
  PRIMARY KEY (application_id, scope)
);
