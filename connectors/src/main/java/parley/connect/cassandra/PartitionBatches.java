package parley.connect.cassandra;

import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Gathers writes to the same partition: together they are one mutation, which costs Cassandra
/// little more than one of them. Batches are unlogged; one of a single partition is applied whole
/// in any case. For one thread.
final class PartitionBatches {
  /// Far below the driver's own limit, and at 2,000 characters a message a few hundred kilobytes.
  static final int MAX_STATEMENTS = 64;

  private final Function<BatchStatement, CompletionStage<?>> execution;
  private final Map<Partition, Batch> open = new HashMap<>();

  /// What names a partition of a table: a record.
  interface Partition {}

  private static final class Batch {
    private final BatchStatementBuilder statements =
        BatchStatement.builder(DefaultBatchType.UNLOGGED).setIdempotence(true);
    private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
  }

  PartitionBatches(Function<BatchStatement, CompletionStage<?>> execution) {
    this.execution = execution;
  }

  /// @return done when the write is durable
  CompletionStage<?> add(Partition partition, BatchableStatement<?> statement) {
    Batch batch = open.computeIfAbsent(partition, ignored -> new Batch());
    batch.statements.addStatement(statement);
    if (batch.statements.getStatementsCount() >= MAX_STATEMENTS) {
      open.remove(partition);
      send(batch);
    }
    return batch.done;
  }

  /// Sends everything that was gathered.
  void send() {
    open.values().forEach(this::send);
    open.clear();
  }

  private void send(Batch batch) {
    execution
        .apply(batch.statements.build())
        .whenComplete(
            (ignored, failure) -> {
              if (failure == null) {
                batch.done.complete(null);
              } else {
                batch.done.completeExceptionally(failure);
              }
            });
  }
}
