package parley.gateway.wire;

/// What payloads look like on a socket.
public record Wire(Encoding encoding, Compression compression) {
  /// How many kinds there are.
  public static final int KINDS = Encoding.values().length * Compression.values().length;

  /// JSON, not compressed.
  public static final Wire PLAIN = new Wire(Encoding.JSON, Compression.NONE);

  /// A number below [#KINDS].
  public int kind() {
    return encoding.ordinal() * Compression.values().length + compression.ordinal();
  }

  /// The same, not compressed.
  public Wire uncompressed() {
    return compression == Compression.NONE ? this : new Wire(encoding, Compression.NONE);
  }
}
