package parley.connect.postgres;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/// Typed access to the columns of one row of a Debezium envelope.
record RowReader(Struct row) {
  long id(String column) {
    return longOf(present(column));
  }

  @Nullable Long idOrNull(String column) {
    Object value = row.get(column);
    return value == null ? null : longOf(value);
  }

  int number(String column) {
    return Math.toIntExact(longOf(present(column)));
  }

  @Nullable Integer numberOrNull(String column) {
    Object value = row.get(column);
    return value == null ? null : Math.toIntExact(longOf(value));
  }

  boolean flag(String column) {
    return (Boolean) present(column);
  }

  String text(String column) {
    return (String) present(column);
  }

  @Nullable String textOrNull(String column) {
    return (String) row.get(column);
  }

  Instant instant(String column) {
    return instantOf((String) present(column));
  }

  @Nullable Instant instantOrNull(String column) {
    String value = (String) row.get(column);
    return value == null ? null : instantOf(value);
  }

  List<Long> ids(String column) {
    return row.<Object>getArray(column).stream().map(RowReader::longOf).toList();
  }

  private Object present(String column) {
    Object value = row.get(column);
    if (value == null) {
      throw new DataException("column " + column + " is null");
    }
    return value;
  }

  private static long longOf(Object value) {
    return ((Number) value).longValue();
  }

  /// Debezium writes a `timestamptz` as ISO-8601 with its zone.
  private static Instant instantOf(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }
}
