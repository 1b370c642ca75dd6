package parley.contracts.search;

/// What a message has, as searches ask for it.
public enum Feature {
  LINK,
  EMBED,
  FILE,
  IMAGE,
  VIDEO,
  SOUND,
  STICKER,
  POLL,
  /// It hands another message on.
  SNAPSHOT,
  /// One that a newer release writes.
  UNKNOWN
}
