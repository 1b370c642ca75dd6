package parley.voice.room;

/// Why a datagram goes no further.
public enum Drop {
  /// Longer than any that we take.
  OVERSIZE,
  /// Empty, or of a kind that nobody knows.
  UNKNOWN_KIND,
  /// A header that is cut short.
  MALFORMED,
  /// A source that nobody has.
  UNKNOWN_SOURCE,
  /// An address that nobody has.
  UNKNOWN_ADDRESS,
  /// More than one client may send.
  OVER_BUDGET,
  /// A payload that is no voice.
  UNSUPPORTED,
  /// No keys were agreed upon yet.
  NO_KEYS,
  /// It came before, or too late.
  REPLAYED,
  /// Not sealed with the key of its source.
  FORGED,
  /// Its speaker may not speak.
  MUTED,
  /// As many speak as a room carries.
  CROWDED,
  /// Control packets, which end here.
  CONTROL
}
