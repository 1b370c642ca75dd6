package parley.contracts.search;

/// Who wrote a message, as searches tell authors apart.
public enum AuthorKind {
  USER,
  BOT,
  WEBHOOK,
  /// A kind that a newer release writes.
  UNKNOWN
}
