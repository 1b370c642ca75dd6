package parley.ingress.database;

import java.sql.SQLException;

/// A row with the same unique key is there already.
public final class AlreadyExistsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  AlreadyExistsException(SQLException cause) {
    super(cause.getMessage(), cause);
  }
}
