package parley.ops.local.run;

import java.io.IOException;

/// A server was not begun, since something else listens on its port. Its log is about former runs.
public final class PortTakenException extends IOException {
  private static final long serialVersionUID = 1L;

  PortTakenException(String message) {
    super(message);
  }
}
