package parley.ingress.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;

/// Gives the connection up when it is closed early, rather than to read what nobody wants.
final class AbortingInput extends FilterInputStream {
  private final ResponseInputStream<?> response;
  private final Runnable afterwards;
  private boolean ended;
  private boolean closed;

  AbortingInput(ResponseInputStream<?> response, Runnable afterwards) {
    super(response);
    this.response = response;
    this.afterwards = afterwards;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    ended |= read < 0;
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    ended |= read < 0;
    return read;
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (!ended) {
        response.abort();
      }
      super.close();
    } finally {
      afterwards.run();
    }
  }
}
