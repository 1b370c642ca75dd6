package parley.ingress.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import parley.contracts.error.ApiError;

/// A body that is refused as soon as it turns out to be larger than it may be.
final class BoundedInput extends FilterInputStream {
  private final long maximum;
  private long seen;

  BoundedInput(InputStream body, long maximum) {
    super(body);
    this.maximum = maximum;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    seen += Math.max(0, read);
    if (seen > maximum) {
      throw new RefusedException(ApiError.ENTITY_TOO_LARGE);
    }
    return read;
  }
}
