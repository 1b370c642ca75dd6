package parley.ingress.database;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of a result, by names of columns.
public final class Row {
  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  public long id(String column) throws SQLException {
    return result.getLong(column);
  }

  public @Nullable Long idOrNull(String column) throws SQLException {
    long id = result.getLong(column);
    return result.wasNull() ? null : id;
  }

  public int integer(String column) throws SQLException {
    return result.getInt(column);
  }

  public @Nullable Integer integerOrNull(String column) throws SQLException {
    int number = result.getInt(column);
    return result.wasNull() ? null : number;
  }

  public boolean flag(String column) throws SQLException {
    return result.getBoolean(column);
  }

  public String text(String column) throws SQLException {
    String text = textOrNull(column);
    if (text == null) {
      throw new SQLException("column " + column + " is null");
    }
    return text;
  }

  public @Nullable String textOrNull(String column) throws SQLException {
    return result.getString(column);
  }

  public Instant time(String column) throws SQLException {
    Instant time = timeOrNull(column);
    if (time == null) {
      throw new SQLException("column " + column + " is null");
    }
    return time;
  }

  public @Nullable Instant timeOrNull(String column) throws SQLException {
    OffsetDateTime time = result.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  public List<Long> ids(String column) throws SQLException {
    Array array = result.getArray(column);
    return List.of((Long[]) array.getArray());
  }
}
