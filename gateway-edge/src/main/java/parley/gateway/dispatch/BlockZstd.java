package parley.gateway.dispatch;

import com.github.luben.zstd.Zstd;

/// Compresses bodies alone, each as a zstd frame of its own. A decoder that reads a stream goes on
/// with the next frame where one ends (RFC 8878, 3.1), so the frame fits into every session's
/// stream, and no session needs a compressor. Safe for any thread.
final class BlockZstd {
  private static final int LEVEL = 3;

  private BlockZstd() {}

  static byte[] compress(byte[] bytes) {
    return Zstd.compress(bytes, LEVEL);
  }
}
