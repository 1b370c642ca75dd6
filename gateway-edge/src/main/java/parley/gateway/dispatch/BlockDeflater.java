package parley.gateway.dispatch;

import java.util.Arrays;
import java.util.zip.Deflater;

/// Deflates bodies alone, without a look at what was sent before, so that the blocks fit into every
/// session's stream (RFC 1951: blocks end byte-aligned with a flush, and refer only to themselves).
/// Safe for any thread; threads share one deflater, since its memory is 260 KB.
final class BlockDeflater {
  private static final Deflater DEFLATER = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private static final int FLUSH_BYTES = 64;

  private BlockDeflater() {}

  static byte[] deflate(byte[] bytes) {
    byte[] blocks = new byte[bytes.length / 2 + FLUSH_BYTES];
    int length = 0;
    synchronized (DEFLATER) {
      DEFLATER.reset();
      DEFLATER.setInput(bytes);
      while (true) {
        length += DEFLATER.deflate(blocks, length, blocks.length - length, Deflater.FULL_FLUSH);
        if (length < blocks.length) {
          return Arrays.copyOf(blocks, length);
        }
        blocks = Arrays.copyOf(blocks, blocks.length * 2);
      }
    }
  }
}
