-- How people prove who they are. Only REST reads these tables, so none of them is published.

CREATE TABLE sessions (
  user_id bigint NOT NULL,
  credential_id bigint NOT NULL,
  client text NOT NULL,
  PRIMARY KEY (user_id, credential_id),
  FOREIGN KEY (user_id, credential_id) REFERENCES credentials ON DELETE CASCADE
);
COMMENT ON TABLE sessions IS 'what a person logged in with, beside the token that it got';
COMMENT ON COLUMN sessions.client IS 'how the client calls itself';

CREATE TABLE two_factors (
  user_id bigint PRIMARY KEY REFERENCES users ON DELETE CASCADE,
  secret text NOT NULL,
  last_step bigint NOT NULL
);
COMMENT ON TABLE two_factors IS 'people who log in with a code as well (RFC 6238)';
COMMENT ON COLUMN two_factors.secret IS 'shared with the person''s authenticator, in base32';
COMMENT ON COLUMN two_factors.last_step IS 'the time step of the last code that was taken: none is taken twice';

CREATE TABLE recovery_codes (
  user_id bigint NOT NULL REFERENCES two_factors ON DELETE CASCADE,
  hash text NOT NULL,
  PRIMARY KEY (user_id, hash)
);
COMMENT ON TABLE recovery_codes IS 'codes that stand in for an authenticator, each once; hashed with SHA-256, since they are random';

CREATE TABLE login_tickets (
  hash text PRIMARY KEY,
  user_id bigint NOT NULL REFERENCES users ON DELETE CASCADE,
  expires_at timestamptz NOT NULL,
  tries integer NOT NULL DEFAULT 0
);
COMMENT ON TABLE login_tickets IS 'a person who has shown their password and not yet a code';
CREATE INDEX login_tickets_user ON login_tickets (user_id);
