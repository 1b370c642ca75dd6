package parley.ingress.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Statements of one transaction. Arguments are text, numbers, booleans, moments, or collections of
/// ids (for `bigint[]`). For one thread.
public final class Transaction {
  private final Connection connection;

  Transaction(Connection connection) {
    this.connection = connection;
  }

  public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = prepare(sql, arguments);
        ResultSet result = statement.executeQuery()) {
      Row row = new Row(result);
      List<T> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(reader.read(row));
      }
      return rows;
    }
  }

  public <T> Optional<T> find(String sql, RowReader<T> reader, @Nullable Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = prepare(sql, arguments);
        ResultSet result = statement.executeQuery()) {
      return result.next() ? Optional.of(reader.read(new Row(result))) : Optional.empty();
    }
  }

  /// The one row that there must be.
  public <T> T one(String sql, RowReader<T> reader, @Nullable Object... arguments)
      throws SQLException {
    return find(sql, reader, arguments)
        .orElseThrow(() -> new SQLException("no row was returned by: " + sql));
  }

  /// The number of rows that changed.
  public int change(String sql, @Nullable Object... arguments) throws SQLException {
    try (PreparedStatement statement = prepare(sql, arguments)) {
      return statement.executeUpdate();
    }
  }

  private PreparedStatement prepare(String sql, @Nullable Object[] arguments) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      for (int i = 0; i < arguments.length; i++) {
        bind(statement, i + 1, arguments[i]);
      }
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  private void bind(PreparedStatement statement, int index, @Nullable Object argument)
      throws SQLException {
    switch (argument) {
      case null -> statement.setNull(index, Types.NULL);
      case Instant time -> statement.setObject(index, time.atOffset(ZoneOffset.UTC));
      case Collection<?> ids ->
          statement.setArray(index, connection.createArrayOf("bigint", ids.toArray()));
      default -> statement.setObject(index, argument);
    }
  }
}
