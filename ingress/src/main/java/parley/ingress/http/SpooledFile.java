package parley.ingress.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file that a client sent, on disk without a name: it is gone with the process at the latest. To
/// be closed. Written first, then read as often as one likes.
public final class SpooledFile extends OutputStream {
  private final Spool spool;
  private final FileChannel channel;
  private long size;

  private SpooledFile(Spool spool, FileChannel channel) {
    this.spool = spool;
    this.channel = channel;
  }

  static SpooledFile create(Spool spool) throws IOException {
    Path path = Files.createTempFile("parley", ".upload");
    return new SpooledFile(
        spool,
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE));
  }

  public long size() {
    return size;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    spool.take(length);
    size += length;
    ByteBuffer left = ByteBuffer.wrap(bytes, offset, length);
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }

  /// Reads from the beginning, apart from all others who read.
  public InputStream open() {
    return new Reading();
  }

  @Override
  public void close() {
    try {
      if (channel.isOpen()) {
        channel.close();
        spool.giveBack(size);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Reading extends InputStream {
    private long position;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = channel.read(ByteBuffer.wrap(bytes, offset, length), position);
      if (read > 0) {
        position += read;
      }
      return read;
    }

    @Override
    public long skip(long wanted) {
      long skipped = Math.max(0, Math.min(wanted, size - position));
      position += skipped;
      return skipped;
    }
  }
}
