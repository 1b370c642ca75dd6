package parley.ingress.history;

import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import java.util.function.Supplier;

/// Reads Cassandra, and says so when it does not answer.
final class CassandraReads {
  private final CassandraSession session;
  private final HistoryMetrics metrics;

  CassandraReads(CassandraSession session, HistoryMetrics metrics) {
    this.session = session;
    this.metrics = metrics;
  }

  /// @param nothing the answer while there are no tables, and so no messages either
  /// @throws UnavailableException when there is no answer in time
  <T> T measured(Supplier<T> reading, T nothing) {
    return metrics.measured(
        HistoryMetrics.Source.ARCHIVE,
        () -> {
          try {
            return readOrNothing(reading, nothing);
          } catch (DriverException e) {
            throw new UnavailableException("Cassandra does not answer: " + e.getMessage(), e);
          }
        });
  }

  private <T> T readOrNothing(Supplier<T> reading, T nothing) {
    try {
      return reading.get();
    } catch (InvalidQueryException e) {
      if (session.lacksTables()) {
        return nothing;
      }
      throw e;
    }
  }
}
