package parley.ingress.history;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import parley.contracts.history.MessageTable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.Reaction;

/// The reactions in Cassandra. Those of one user to a page of messages are asked for all at the
/// same time: one row of one partition for each emoji of a message that has reactions.
final class CassandraReactions implements ReactionArchive {
  private static final String OF_USER =
      "SELECT emoji, user_id, decision FROM "
          + MessageTable.REACTIONS
          + " WHERE channel_id = ? AND message_id = ? AND emoji IN ? AND user_id = ?";
  private static final String REACTORS =
      "SELECT emoji, user_id, decision FROM "
          + MessageTable.REACTIONS
          + " WHERE channel_id = ? AND message_id = ? AND emoji = ? AND user_id > ? LIMIT ?";

  private final CassandraSession session;
  private final CassandraReads reads;

  CassandraReactions(CassandraSession session, HistoryMetrics metrics) {
    this.session = session;
    this.reads = new CassandraReads(session, metrics);
  }

  @Override
  public List<Reaction> reactionsOf(
      UserId user, ChannelId channel, Map<MessageId, Set<String>> emojis) {
    return reads.measured(
        () -> {
          CqlSession cassandra = session.get();
          PreparedStatement ofUser = session.prepared(OF_USER);
          Map<MessageId, CompletionStage<AsyncResultSet>> asked = new LinkedHashMap<>();
          emojis.forEach(
              (message, keys) ->
                  asked.put(
                      message,
                      cassandra.executeAsync(
                          ofUser.bind(
                              channel.value(), message.value(), List.copyOf(keys), user.value()))));
          List<Reaction> reactions = new ArrayList<>();
          asked.forEach(
              (message, answer) -> {
                for (Row row : await(answer).currentPage()) {
                  reactions.add(reaction(message, row));
                }
              });
          return reactions;
        },
        List.of());
  }

  @Override
  public List<Reaction> reactors(Reactors reactors) {
    return reads.measured(
        () -> {
          Statement<?> statement =
              session
                  .prepared(REACTORS)
                  .bind(
                      reactors.channel().value(),
                      reactors.message().value(),
                      reactors.emoji(),
                      reactors.after(),
                      reactors.limit());
          List<Reaction> reactions = new ArrayList<>();
          for (Row row : session.get().execute(statement)) {
            reactions.add(reaction(reactors.message(), row));
          }
          return reactions;
        },
        List.of());
  }

  /// The driver ends every statement in time.
  private static AsyncResultSet await(CompletionStage<AsyncResultSet> answer) {
    try {
      return answer.toCompletableFuture().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof DriverException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static Reaction reaction(MessageId message, Row row) {
    return new Reaction(
        message,
        String.valueOf(row.getString(MessageTable.EMOJI)),
        new UserId(row.getLong(MessageTable.USER_ID)),
        new DecisionId(row.getLong(MessageTable.DECISION)),
        true);
  }
}
