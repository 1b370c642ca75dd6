package parley.ingress.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.ingress.IngressConfig;
import parley.ingress.http.RefusedException;

/// The pools of connections, for changes and for reads. Waiting for one, and every statement, is
/// bounded, so that a slow database turns into errors 503 and never into a heap of waiting
/// requests.
///
/// Readers have connections of their own, whose transactions are read-only and see one moment by
/// default: to ask for that in each would be one more way to the server and back.
public final class Database implements AutoCloseable {
  private static final Logger logger = LoggerFactory.getLogger(Database.class);
  private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(3);
  private static final Duration WAIT_FOR_START = Duration.ofSeconds(60);
  private static final String BOUNDS =
      "-c statement_timeout=4000 -c lock_timeout=3000 -c idle_in_transaction_session_timeout=10000";

  /// Classes of states in which asking again may succeed: connection, resources, operator's
  /// intervention, and a transaction that gave way to another.
  private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57");

  private static final String READING =
      " -c default_transaction_read_only=on -c default_transaction_isolation=repeatable\\ read";

  private static final String UNIQUE_VIOLATION = "23505";

  private final HikariDataSource changes;
  private final HikariDataSource reads;

  private Database(HikariDataSource changes, HikariDataSource reads) {
    this.changes = changes;
    this.reads = reads;
  }

  /// Work within a transaction.
  @FunctionalInterface
  public interface Work<T> {
    T run(Transaction transaction) throws SQLException;
  }

  /// Connects, waiting for a server that is about to start, and migrates the tables.
  public static Database open(IngressConfig.Database config) {
    HikariDataSource changes = pool(config, "changes", BOUNDS);
    try {
      migrate(changes);
      return new Database(changes, pool(config, "reads", BOUNDS + READING));
    } catch (RuntimeException e) {
      changes.close();
      throw e;
    }
  }

  private static HikariDataSource pool(IngressConfig.Database config, String name, String options) {
    HikariConfig settings = new HikariConfig();
    settings.setPoolName(name);
    settings.setJdbcUrl(config.url());
    settings.setUsername(config.user());
    settings.setPassword(config.password());
    settings.setMaximumPoolSize(config.connections());
    settings.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
    settings.setInitializationFailTimeout(WAIT_FOR_START.toMillis());
    settings.setAutoCommit(false);
    settings.addDataSourceProperty("ApplicationName", "parley-ingress");
    settings.addDataSourceProperty("options", options);
    settings.addDataSourceProperty("socketTimeout", "10");
    settings.addDataSourceProperty("connectTimeout", "3");
    settings.addDataSourceProperty("tcpKeepAlive", "true");
    return new HikariDataSource(settings);
  }

  /// Reads from one moment: all statements see the same rows.
  public <T> T read(Work<T> work) {
    return inTransaction(reads, work);
  }

  /// Reads with one statement, which needs no transaction around it.
  public <T> T look(Work<T> statement) {
    try (Connection connection = reads.getConnection()) {
      connection.setAutoCommit(true);
      return statement.run(new Transaction(connection));
    } catch (SQLException e) {
      throw translated(e);
    }
  }

  /// Changes rows; all or nothing.
  ///
  /// @throws RefusedException with 503 when the database is away or too busy
  /// @throws AlreadyExistsException when a row of the same key is there
  public <T> T run(Work<T> work) {
    return inTransaction(changes, work);
  }

  private static <T> T inTransaction(HikariDataSource pool, Work<T> work) {
    try (Connection connection = pool.getConnection()) {
      try {
        T result = work.run(new Transaction(connection));
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        rollBack(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw translated(e);
    }
  }

  /// Whether the database answers.
  public boolean answers() {
    try (Connection connection = changes.getConnection()) {
      return connection.isValid((int) WAIT_FOR_CONNECTION.toSeconds());
    } catch (SQLException e) {
      logger.debug("the database does not answer", e);
      return false;
    }
  }

  @Override
  public void close() {
    changes.close();
    reads.close();
  }

  /// Out of order, since migrations are written side by side and do not need each other.
  private static void migrate(DataSource pool) {
    Flyway.configure()
        .dataSource(pool)
        .validateMigrationNaming(true)
        // Numbers are given out before the work on them is done, and stand for no order.
        .outOfOrder(true)
        .load()
        .migrate();
  }

  private static void rollBack(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private static RuntimeException translated(SQLException e) {
    String state = e.getSQLState();
    if (UNIQUE_VIOLATION.equals(state)) {
      return new AlreadyExistsException(e);
    }
    if (e instanceof SQLTransientConnectionException
        || (state != null && PASSING.contains(state.substring(0, 2)))) {
      logger.warn("the database is not available: {}", e.getMessage());
      return RefusedException.unavailable();
    }
    return new IllegalStateException("a statement failed", e);
  }
}
