package parley.ingress.history;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.contracts.codec.MessageCodec;
import parley.contracts.codec.ReactionCountCodec;
import parley.contracts.history.MessageTable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.message.Message;
import parley.contracts.message.ReactionCount;

/// The archive in Cassandra. A page goes from one bucket of the channel to the next until it is
/// full; only buckets that exist are read.
final class CassandraArchive implements Archive {
  private static final MessageCodec MESSAGES = new MessageCodec();
  private static final ReactionCountCodec COUNTS = new ReactionCountCodec();
  private static final String RANGE =
      "SELECT body, reactions FROM "
          + MessageTable.MESSAGES
          + " WHERE channel_id = ? AND bucket = ? AND message_id > ? AND message_id < ?"
          + " ORDER BY message_id %s LIMIT ?";
  private static final String ONE =
      "SELECT body, reactions FROM "
          + MessageTable.MESSAGES
          + " WHERE channel_id = ? AND bucket = ? AND message_id = ?";
  private static final String BUCKETS =
      "SELECT bucket FROM "
          + MessageTable.BUCKETS
          + " WHERE channel_id = ? AND bucket >= ? AND bucket <= ? ORDER BY bucket %s";

  private final CassandraSession session;
  private final CassandraReads reads;

  CassandraArchive(CassandraSession session, HistoryMetrics metrics) {
    this.session = session;
    this.reads = new CassandraReads(session, metrics);
  }

  @Override
  public List<Message> read(Page page) {
    return reads.measured(
        () -> {
          CqlSession cassandra = session.get();
          List<Message> messages = new ArrayList<>();
          for (int bucket : buckets(cassandra, page)) {
            int missing = page.limit() - messages.size();
            if (missing == 0) {
              break;
            }
            BoundStatement statement =
                session
                    .prepared(RANGE.formatted(order(page)))
                    .bind(page.channel().value(), bucket, page.after(), page.before(), missing);
            for (Row row : cassandra.execute(statement)) {
              message(row).ifPresent(messages::add);
            }
          }
          return messages;
        },
        List.of());
  }

  @Override
  public Optional<Message> find(ChannelId channel, MessageId message) {
    return reads.measured(
        () -> {
          PreparedStatement one = session.prepared(ONE);
          Row row =
              session
                  .get()
                  .execute(one.bind(channel.value(), MessageTable.bucket(message), message.value()))
                  .one();
          return Optional.ofNullable(row).flatMap(CassandraArchive::message);
        },
        Optional.empty());
  }

  private List<Integer> buckets(CqlSession cassandra, Page page) {
    // Messages are never older than their channel.
    long oldest = Math.max(page.after(), page.channel().value());
    BoundStatement statement =
        session
            .prepared(BUCKETS.formatted(order(page)))
            .bind(
                page.channel().value(),
                MessageTable.bucket(new MessageId(oldest)),
                MessageTable.bucket(new MessageId(page.before())));
    List<Integer> buckets = new ArrayList<>();
    for (Row row : cassandra.execute(statement)) {
      buckets.add(row.getInt(MessageTable.BUCKET));
    }
    return buckets;
  }

  private static String order(Page page) {
    return switch (page.direction()) {
      case NEWEST_FIRST -> "DESC";
      case OLDEST_FIRST -> "ASC";
    };
  }

  /// Empty for a row that is nothing but counts: its message was deleted, and what was decided
  /// before is being written again.
  private static Optional<Message> message(Row row) {
    ByteBuffer body = row.getByteBuffer(MessageTable.BODY);
    return body == null
        ? Optional.empty()
        : Optional.of(MESSAGES.decode(bytes(body)).withReactions(counts(row)));
  }

  private static List<ReactionCount> counts(Row row) {
    Map<String, ByteBuffer> cells = row.getMap(MessageTable.COUNTS, String.class, ByteBuffer.class);
    if (cells == null || cells.isEmpty()) {
      return List.of();
    }
    return cells.values().stream()
        .map(cell -> COUNTS.decode(bytes(cell)))
        .sorted(Comparator.comparingLong(count -> count.since().value()))
        .toList();
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
