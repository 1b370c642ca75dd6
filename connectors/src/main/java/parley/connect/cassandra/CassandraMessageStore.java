package parley.connect.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import parley.contracts.codec.MessageCodec;
import parley.contracts.history.MessageTable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.message.Message;

/// The tables of [MessageTable] in Cassandra, written at LOCAL_QUORUM.
final class CassandraMessageStore implements MessageStore {
  private static final MessageCodec BODIES = new MessageCodec();

  /// Creating tables waits for the whole cluster to agree.
  private static final Duration SCHEMA_TIMEOUT = Duration.ofSeconds(30);

  private final CqlSession session;
  private final PreparedStatement put;
  private final PreparedStatement delete;
  private final PreparedStatement putBucket;
  private final PartitionBatches batches;

  /// Connects, and creates the tables where they are missing.
  static CassandraMessageStore open(CassandraSinkConfig config) {
    CqlSession session =
        CqlSession.builder()
            .addContactPoints(config.contactPoints())
            .withLocalDatacenter(config.datacenter())
            .withConfigLoader(driver(config))
            .build();
    try {
      return new CassandraMessageStore(session, config);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private CassandraMessageStore(CqlSession session, CassandraSinkConfig config) {
    this.session = session;
    this.batches = new PartitionBatches(session::executeAsync);
    for (String statement : MessageTable.statements(config.datacenter(), config.replicas())) {
      session.execute(SimpleStatement.newInstance(statement).setTimeout(SCHEMA_TIMEOUT));
    }
    put =
        session.prepare(
            "INSERT INTO "
                + MessageTable.MESSAGES
                + " (channel_id, bucket, message_id, author_id, decision, body)"
                + " VALUES (?, ?, ?, ?, ?, ?) USING TIMESTAMP ?");
    delete =
        session.prepare(
            "DELETE FROM "
                + MessageTable.MESSAGES
                + " USING TIMESTAMP ? WHERE channel_id = ? AND bucket = ? AND message_id = ?");
    putBucket =
        session.prepare(
            "INSERT INTO " + MessageTable.BUCKETS + " (channel_id, bucket) VALUES (?, ?)");
  }

  private static DriverConfigLoader driver(CassandraSinkConfig config) {
    return DriverConfigLoader.programmaticBuilder(CassandraMessageStore.class.getClassLoader())
        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, config.timeout())
        .withString(
            DefaultDriverOption.REQUEST_CONSISTENCY, DefaultConsistencyLevel.LOCAL_QUORUM.name())
        .withBoolean(DefaultDriverOption.REQUEST_DEFAULT_IDEMPOTENCE, true)
        .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, config.timeout())
        .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, config.timeout())
        .withDuration(DefaultDriverOption.RECONNECTION_BASE_DELAY, Duration.ofMillis(500))
        .withDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY, Duration.ofSeconds(5))
        .withInt(DefaultDriverOption.NETTY_IO_SIZE, 1)
        .withInt(DefaultDriverOption.NETTY_ADMIN_SIZE, 1)
        .build();
  }

  @Override
  public CompletionStage<?> put(Message message, long writeMicros) {
    int bucket = MessageTable.bucket(message.id());
    return batches.add(
        message.channel(),
        bucket,
        put.bind(
            message.channel().value(),
            bucket,
            message.id().value(),
            message.author().id().value(),
            message.decision().value(),
            ByteBuffer.wrap(BODIES.encode(message)),
            writeMicros));
  }

  @Override
  public CompletionStage<?> delete(ChannelId channel, MessageId message, long writeMicros) {
    int bucket = MessageTable.bucket(message);
    return batches.add(
        channel, bucket, delete.bind(writeMicros, channel.value(), bucket, message.value()));
  }

  @Override
  public CompletionStage<?> putBucket(ChannelId channel, int bucket) {
    return session.executeAsync(putBucket.bind(channel.value(), bucket));
  }

  @Override
  public void send() {
    batches.send();
  }

  @Override
  public void close() {
    session.close();
  }
}
