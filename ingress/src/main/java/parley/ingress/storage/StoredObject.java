package parley.ingress.storage;

import java.io.IOException;
import java.io.InputStream;

/// An object of which the bytes are being read; to be closed.
///
/// @param content its bytes, or those of the range that was asked for
/// @param length how many those are
/// @param contentType as it was stored
/// @param contentRange as HTTP writes it; empty when the whole object is read
public record StoredObject(
    InputStream content, long length, String contentType, String contentRange)
    implements AutoCloseable {
  @Override
  public void close() throws IOException {
    content.close();
  }
}
