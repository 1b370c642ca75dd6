-- What people let applications do in their name. Codes and tokens are kept as hashes only.

ALTER TABLE applications
  ADD COLUMN redirect_uris text NOT NULL DEFAULT '',
  ADD COLUMN secret_hash text;
COMMENT ON COLUMN applications.redirect_uris IS 'one a line';

CREATE TABLE oauth2_codes (
  code_hash text PRIMARY KEY,
  application_id bigint NOT NULL REFERENCES applications ON DELETE CASCADE,
  user_id bigint NOT NULL REFERENCES users ON DELETE CASCADE,
  scopes text NOT NULL,
  redirect_uri text NOT NULL,
  challenge text,
  expires_at timestamptz NOT NULL
);
CREATE INDEX oauth2_codes_end ON oauth2_codes (expires_at);

CREATE TABLE oauth2_grants (
  access_hash text PRIMARY KEY,
  refresh_hash text UNIQUE,
  application_id bigint NOT NULL REFERENCES applications ON DELETE CASCADE,
  user_id bigint NOT NULL REFERENCES users ON DELETE CASCADE,
  scopes text NOT NULL,
  expires_at timestamptz NOT NULL,
  refreshable_until timestamptz NOT NULL
);
CREATE INDEX oauth2_grants_user ON oauth2_grants (user_id, application_id);
