package parley.connect.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PartitionBatchesTest {
  private record Bucket(int number) implements PartitionBatches.Partition {}

  private final List<BatchStatement> sent = new ArrayList<>();
  private CompletableFuture<@Nullable Void> answer = new CompletableFuture<>();
  private final PartitionBatches batches =
      new PartitionBatches(
          batch -> {
            sent.add(batch);
            return answer;
          });

  @Test
  void writesOfOnePartitionTravelTogetherAndOthersApart() {
    batches.add(new Bucket(1), SimpleStatement.newInstance("a"));
    batches.add(new Bucket(2), SimpleStatement.newInstance("b"));
    batches.add(new Bucket(1), SimpleStatement.newInstance("c"));
    assertThat(sent).isEmpty();

    batches.send();

    assertThat(sent).extracting(BatchStatement::size).containsExactlyInAnyOrder(2, 1);
    batches.send();
    assertThat(sent).hasSize(2);
  }

  @Test
  void aFullBatchGoesAtOnce() {
    for (int i = 0; i < PartitionBatches.MAX_STATEMENTS; i++) {
      batches.add(new Bucket(1), SimpleStatement.newInstance("x"));
    }
    assertThat(sent)
        .singleElement()
        .extracting(BatchStatement::size)
        .isEqualTo(PartitionBatches.MAX_STATEMENTS);
  }

  @Test
  void everyWriteOfABatchEndsAsTheBatchDoes() {
    var first = batches.add(new Bucket(1), SimpleStatement.newInstance("a")).toCompletableFuture();
    var second = batches.add(new Bucket(1), SimpleStatement.newInstance("b")).toCompletableFuture();
    batches.send();
    assertThat(first).isNotDone();

    answer.completeExceptionally(new IllegalStateException("away"));

    assertThat(first).isCompletedExceptionally();
    assertThat(second).isCompletedExceptionally();
  }
}
