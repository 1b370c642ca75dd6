-- Access tokens of people are good for a short time; with its refresh token a client gets the next. Each is good once.

ALTER TABLE sessions
  ADD COLUMN refresh_hash text,
  ADD COLUMN former_refresh_hash text,
  ADD COLUMN refreshed_at timestamptz;
COMMENT ON COLUMN sessions.refresh_hash IS 'SHA-256 of the refresh token, which is random';
COMMENT ON COLUMN sessions.former_refresh_hash IS 'of the one before: whoever shows it late has stolen it or was stolen from';
COMMENT ON COLUMN sessions.refreshed_at IS 'when the former was used';
CREATE UNIQUE INDEX sessions_refresh ON sessions (refresh_hash);
CREATE INDEX sessions_former_refresh ON sessions (former_refresh_hash);
