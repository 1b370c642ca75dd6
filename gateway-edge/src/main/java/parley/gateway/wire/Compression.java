package parley.gateway.wire;

/// How a socket's payloads travel.
public enum Compression {
  /// Each payload is a frame.
  NONE,
  /// One zlib stream over the socket; each payload is a binary frame that ends with a flush.
  ZLIB_STREAM,
  /// One zstd stream over the socket; each payload is a binary frame with whole zstd frames.
  ZSTD_STREAM
}
