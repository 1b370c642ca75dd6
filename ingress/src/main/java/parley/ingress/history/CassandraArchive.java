package parley.ingress.history;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import parley.contracts.codec.MalformedRecordException;
import parley.contracts.codec.MessageCodec;
import parley.contracts.history.MessageTable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.message.Message;

/// The archive in Cassandra. A page goes from one bucket of the channel to the next until it is
/// full; only buckets that exist are read.
final class CassandraArchive implements Archive {
  private static final MessageCodec MESSAGES = new MessageCodec();
  private static final String RANGE =
      "SELECT body FROM "
          + MessageTable.MESSAGES
          + " WHERE channel_id = ? AND bucket = ? AND message_id > ? AND message_id < ?"
          + " ORDER BY message_id %s LIMIT ?";
  private static final String ONE =
      "SELECT body FROM "
          + MessageTable.MESSAGES
          + " WHERE channel_id = ? AND bucket = ? AND message_id = ?";
  private static final String BUCKETS =
      "SELECT bucket FROM "
          + MessageTable.BUCKETS
          + " WHERE channel_id = ? AND bucket >= ? AND bucket <= ? ORDER BY bucket %s";

  private final CassandraSession session;
  private final HistoryMetrics metrics;

  CassandraArchive(CassandraSession session, HistoryMetrics metrics) {
    this.session = session;
    this.metrics = metrics;
  }

  @Override
  public List<Message> read(Page page) {
    return measured(
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
              messages.add(message(row));
            }
          }
          return messages;
        },
        List.of());
  }

  @Override
  public Optional<Message> find(ChannelId channel, MessageId message) {
    return measured(
        () -> {
          PreparedStatement one = session.prepared(ONE);
          Row row =
              session
                  .get()
                  .execute(one.bind(channel.value(), MessageTable.bucket(message), message.value()))
                  .one();
          return Optional.ofNullable(row).map(CassandraArchive::message);
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

  /// @param nothing the answer while there are no tables, and so no messages either
  private <T> T measured(Supplier<T> reading, T nothing) {
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

  private static String order(Page page) {
    return switch (page.direction()) {
      case NEWEST_FIRST -> "DESC";
      case OLDEST_FIRST -> "ASC";
    };
  }

  private static Message message(Row row) {
    ByteBuffer body = row.getByteBuffer(MessageTable.BODY);
    if (body == null) {
      throw new MalformedRecordException("an archived message has no body");
    }
    byte[] bytes = new byte[body.remaining()];
    body.get(bytes);
    return MESSAGES.decode(bytes);
  }
}
