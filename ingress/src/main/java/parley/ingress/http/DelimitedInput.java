package parley.ingress.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/// Reads a stream piece by piece, each up to a mark, through a buffer of fixed size. For one
/// thread.
final class DelimitedInput {
  private static final int BUFFER_BYTES = 16 * 1024;

  private final InputStream source;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int start;
  private int end;

  /// @param before is read as if the stream began with it; short
  DelimitedInput(InputStream source, byte[] before) {
    this.source = source;
    System.arraycopy(before, 0, buffer, 0, before.length);
    this.end = before.length;
  }

  /// Copies all that comes before the mark, and passes over the mark.
  ///
  /// @param mark shorter than the buffer
  /// @return whether there was one before the stream ended
  boolean copyUntil(byte[] mark, OutputStream target) throws IOException {
    while (true) {
      int at = indexOf(mark);
      if (at >= 0) {
        target.write(buffer, start, at - start);
        start = at + mark.length;
        return true;
      }
      // What is left at the end may be the beginning of a mark.
      int clear = Math.max(0, end - start - mark.length + 1);
      target.write(buffer, start, clear);
      start += clear;
      if (!fill()) {
        return false;
      }
    }
  }

  /// Passes over the next bytes if they are these.
  boolean skip(byte[] expected) throws IOException {
    while (end - start < expected.length) {
      if (!fill()) {
        return false;
      }
    }
    if (!Arrays.equals(buffer, start, start + expected.length, expected, 0, expected.length)) {
      return false;
    }
    start += expected.length;
    return true;
  }

  private boolean fill() throws IOException {
    System.arraycopy(buffer, start, buffer, 0, end - start);
    end -= start;
    start = 0;
    int read = source.read(buffer, end, buffer.length - end);
    if (read < 0) {
      return false;
    }
    end += read;
    return true;
  }

  private int indexOf(byte[] mark) {
    for (int at = start; at <= end - mark.length; at++) {
      if (buffer[at] == mark[0]
          && Arrays.equals(buffer, at, at + mark.length, mark, 0, mark.length)) {
        return at;
      }
    }
    return -1;
  }
}
