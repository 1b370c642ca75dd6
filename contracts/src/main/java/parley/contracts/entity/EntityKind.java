package parley.contracts.entity;

/// The kinds of rows; the first four live in guild spaces, the others in user spaces.
public enum EntityKind {
  GUILD,
  CHANNEL,
  ROLE,
  MEMBER,
  ACCOUNT,
  MEMBERSHIP,
  CREDENTIAL,
  /// A kind that a newer release writes.
  UNKNOWN
}
