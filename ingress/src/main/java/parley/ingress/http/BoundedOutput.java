package parley.ingress.http;

import java.io.ByteArrayOutputStream;
import parley.contracts.error.ApiError;

/// Takes up so many bytes in memory, and refuses the request that sends more.
final class BoundedOutput extends ByteArrayOutputStream {
  private final int maximum;

  BoundedOutput(int maximum) {
    this.maximum = maximum;
  }

  @Override
  public synchronized void write(int one) {
    require(1);
    super.write(one);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    require(length);
    super.write(bytes, offset, length);
  }

  private void require(int more) {
    if (size() + more > maximum) {
      throw new RefusedException(ApiError.ENTITY_TOO_LARGE);
    }
  }
}
