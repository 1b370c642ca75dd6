package parley.gateway.session;

/// What became of a wish to resume.
public enum ResumeOutcome {
  RESUMED,
  /// The session ended, was another user's, or never was.
  UNKNOWN_SESSION,
  /// Events after the client's last one are gone.
  TOO_OLD,
  /// The client names an event of the future.
  NEVER_SENT
}
