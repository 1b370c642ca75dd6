package parley.contracts.search;

/// Key of `search.documents`: what a record is about. A message and the thread that hangs on it
/// have the same id, so the key says which of them it means; patches have keys of their own, so
/// that none of them takes a document's place when the topic is compacted.
///
/// @param id of the message, channel or guild
/// @param part of a patch the emoji; empty for all others
public record SearchKey(Kind kind, long id, String part) {
  /// What records are about.
  public enum Kind {
    MESSAGE,
    PATCH,
    CHANNEL,
    GUILD,
    /// A kind that a newer release writes.
    UNKNOWN
  }

  public SearchKey(Kind kind, long id) {
    this(kind, id, "");
  }
}
