package parley.ingress.database;

import java.sql.SQLException;

/// Makes a value of the present row of a result.
@FunctionalInterface
public interface RowReader<T> {
  T read(Row row) throws SQLException;
}
