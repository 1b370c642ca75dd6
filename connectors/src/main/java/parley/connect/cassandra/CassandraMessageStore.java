package parley.connect.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import parley.contracts.codec.MessageCodec;
import parley.contracts.codec.ReactionCountCodec;
import parley.contracts.history.MessageTable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.Message;
import parley.contracts.message.ReactionCount;

/// The tables of [MessageTable] in Cassandra, written at LOCAL_QUORUM.
final class CassandraMessageStore implements MessageStore {
  private static final MessageCodec BODIES = new MessageCodec();
  private static final ReactionCountCodec COUNTS = new ReactionCountCodec();

  /// Creating tables waits for the whole cluster to agree.
  private static final Duration SCHEMA_TIMEOUT = Duration.ofSeconds(30);

  /// A partition of messages.
  private record Bucket(ChannelId channel, int number) implements PartitionBatches.Partition {}

  /// A partition of reactions.
  private record Reactions(ChannelId channel, MessageId message)
      implements PartitionBatches.Partition {}

  private final CqlSession session;
  private final PreparedStatement put;
  private final PreparedStatement delete;
  private final PreparedStatement putBucket;
  private final PreparedStatement putCount;
  private final PreparedStatement deleteCount;
  private final PreparedStatement deleteCounts;
  private final PreparedStatement putReaction;
  private final PreparedStatement deleteReaction;
  private final PreparedStatement deleteReactionsWith;
  private final PreparedStatement deleteReactions;
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
    String messageRow = " WHERE channel_id = ? AND bucket = ? AND message_id = ?";
    putCount =
        session.prepare(
            "UPDATE "
                + MessageTable.MESSAGES
                + " USING TIMESTAMP ? SET reactions[?] = ?"
                + messageRow);
    deleteCount =
        session.prepare(
            "DELETE reactions[?] FROM "
                + MessageTable.MESSAGES
                + " USING TIMESTAMP ?"
                + messageRow);
    deleteCounts =
        session.prepare(
            "DELETE reactions FROM " + MessageTable.MESSAGES + " USING TIMESTAMP ?" + messageRow);
    putReaction =
        session.prepare(
            "INSERT INTO "
                + MessageTable.REACTIONS
                + " (channel_id, message_id, emoji, user_id, decision) VALUES (?, ?, ?, ?, ?)"
                + " USING TIMESTAMP ?");
    String reactions =
        "DELETE FROM "
            + MessageTable.REACTIONS
            + " USING TIMESTAMP ? WHERE channel_id = ? AND message_id = ?";
    deleteReactions = session.prepare(reactions);
    deleteReactionsWith = session.prepare(reactions + " AND emoji = ?");
    deleteReaction = session.prepare(reactions + " AND emoji = ? AND user_id = ?");
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
        new Bucket(message.channel(), bucket),
        put.bind(
            message.channel().value(),
            bucket,
            message.id().value(),
            message.author().id().value(),
            message.decision().value(),
            ByteBuffer.wrap(BODIES.encode(message.withReactions(List.of()))),
            writeMicros));
  }

  @Override
  public CompletionStage<?> delete(ChannelId channel, MessageId message, long writeMicros) {
    int bucket = MessageTable.bucket(message);
    return batches.add(
        new Bucket(channel, bucket),
        delete.bind(writeMicros, channel.value(), bucket, message.value()));
  }

  @Override
  public CompletionStage<?> putCount(
      ChannelId channel, MessageId message, ReactionCount count, long writeMicros) {
    String emoji = count.emoji().key();
    if (count.count() == 0) {
      return deleteCounts(channel, message, emoji, writeMicros);
    }
    int bucket = MessageTable.bucket(message);
    ByteBuffer value = ByteBuffer.wrap(COUNTS.encode(count));
    return batches.add(
        new Bucket(channel, bucket),
        putCount.bind(writeMicros, emoji, value, channel.value(), bucket, message.value()));
  }

  @Override
  public CompletionStage<?> deleteCounts(
      ChannelId channel, MessageId message, @Nullable String emoji, long writeMicros) {
    int bucket = MessageTable.bucket(message);
    return batches.add(
        new Bucket(channel, bucket),
        emoji == null
            ? deleteCounts.bind(writeMicros, channel.value(), bucket, message.value())
            : deleteCount.bind(emoji, writeMicros, channel.value(), bucket, message.value()));
  }

  @Override
  public CompletionStage<?> putReaction(
      ChannelId channel,
      MessageId message,
      String emoji,
      UserId user,
      DecisionId decision,
      long writeMicros) {
    return batches.add(
        new Reactions(channel, message),
        putReaction.bind(
            channel.value(), message.value(), emoji, user.value(), decision.value(), writeMicros));
  }

  @Override
  public CompletionStage<?> deleteReaction(
      ChannelId channel, MessageId message, String emoji, UserId user, long writeMicros) {
    return batches.add(
        new Reactions(channel, message),
        deleteReaction.bind(writeMicros, channel.value(), message.value(), emoji, user.value()));
  }

  @Override
  public CompletionStage<?> deleteReactions(
      ChannelId channel, MessageId message, @Nullable String emoji, long writeMicros) {
    return batches.add(
        new Reactions(channel, message),
        emoji == null
            ? deleteReactions.bind(writeMicros, channel.value(), message.value())
            : deleteReactionsWith.bind(writeMicros, channel.value(), message.value(), emoji));
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
