package parley.ingress.history;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.history.MessageTable;
import parley.ingress.IngressConfig;

/// The connection to Cassandra. It is made in the background and tried again until it succeeds, so
/// that Cassandra may be away when this instance starts; once made, the driver keeps it.
final class CassandraSession implements AutoCloseable {
  private static final Logger logger = LoggerFactory.getLogger(CassandraSession.class);
  private static final Duration REQUEST_LIMIT = Duration.ofSeconds(2);
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final long PAUSE_SECONDS = 1;
  private static final long STOP_SECONDS = 3;

  private final IngressConfig.Cassandra config;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, PreparedStatement> prepared = new ConcurrentHashMap<>();
  private volatile @Nullable CqlSession session;

  CassandraSession(IngressConfig.Cassandra config) {
    this.config = config;
    Thread.ofVirtual().name("cassandra-connect").start(this::connect);
  }

  /// @throws UnavailableException while there is no connection yet
  CqlSession get() {
    CqlSession connected = session;
    if (connected == null) {
      throw new UnavailableException("Cassandra was not reached yet", null);
    }
    return connected;
  }

  /// There are only as many texts as callers have.
  PreparedStatement prepared(String statement) {
    return prepared.computeIfAbsent(statement, text -> get().prepare(text));
  }

  /// Whether the sink, which makes the tables when it first writes, has not done so yet.
  boolean lacksTables() {
    SimpleStatement tables =
        SimpleStatement.newInstance(
            "SELECT table_name FROM system_schema.tables WHERE keyspace_name = ?",
            MessageTable.KEYSPACE);
    List<String> names =
        get().execute(tables).all().stream()
            .map(row -> MessageTable.KEYSPACE + "." + row.getString("table_name"))
            .toList();
    return !names.containsAll(List.of(MessageTable.MESSAGES, MessageTable.BUCKETS));
  }

  @Override
  public void close() {
    closing.countDown();
    CqlSession connected = session;
    if (connected == null) {
      return;
    }
    try {
      connected.closeAsync().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      logger.warn("the session with Cassandra did not end in time", e);
      connected.forceCloseAsync();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void connect() {
    try {
      do {
        try {
          session = open();
          return;
        } catch (DriverException | IllegalStateException e) {
          logger.debug("Cassandra is not reachable yet: {}", e.getMessage());
        }
      } while (!closing.await(PAUSE_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private CqlSession open() {
    String[] address = config.contactPoint().split(":");
    return CqlSession.builder()
        .addContactPoint(new InetSocketAddress(address[0], Integer.parseInt(address[1])))
        .withLocalDatacenter(config.datacenter())
        .withConfigLoader(
            DriverConfigLoader.programmaticBuilder()
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, REQUEST_LIMIT)
                .withString(
                    DefaultDriverOption.REQUEST_CONSISTENCY, ConsistencyLevel.LOCAL_QUORUM.name())
                .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, CONNECT_LIMIT)
                .withDuration(DefaultDriverOption.CONNECTION_CONNECT_TIMEOUT, CONNECT_LIMIT)
                .withBoolean(DefaultDriverOption.METADATA_SCHEMA_ENABLED, false)
                .withClass(
                    DefaultDriverOption.RECONNECTION_POLICY_CLASS,
                    com.datastax.oss.driver.internal.core.connection.ConstantReconnectionPolicy
                        .class)
                .withDuration(DefaultDriverOption.RECONNECTION_BASE_DELAY, Duration.ofSeconds(1))
                .build())
        .build();
  }
}
