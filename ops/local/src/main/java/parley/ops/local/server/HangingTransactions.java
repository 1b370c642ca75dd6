package parley.ops.local.server;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.TopicPartition;

/// Ends transactions that their coordinator has forgotten.
///
/// A broker that was killed and comes back may time a transaction out before the transaction's
/// partitions have a leader. It then leaves out their markers, calls the transaction aborted, and
/// nobody ever writes them: readers of committed records wait there for good. Kafka's own tool
/// finds such transactions by the same comparison: open in a partition, and not at the coordinator.
final class HangingTransactions {
  private final Admin admin;

  HangingTransactions(Admin admin) {
    this.admin = admin;
  }

  /// @param startOffset where it began
  record Open(
      TopicPartition partition, long producer, int epoch, int coordinator, long startOffset) {}

  /// Aborts all that hang.
  ///
  /// @param waitsFor told of each
  void end(Consumer<String> waitsFor) throws ExecutionException, InterruptedException {
    List<Open> open = open(partitions());
    if (open.isEmpty()) {
      return;
    }
    Map<Long, Set<TopicPartition>> known = knownToCoordinators();
    List<Open> suspects = open.stream().filter(isUnknownTo(known)).toList();
    if (suspects.isEmpty()) {
      return;
    }
    // Some may just have ended between the two questions.
    Set<Open> still =
        new HashSet<>(open(suspects.stream().map(Open::partition).distinct().toList()));
    List<Open> hanging = suspects.stream().filter(still::contains).toList();
    for (Open each : hanging) {
      waitsFor.accept("the end of a transaction that hangs in " + each.partition());
      admin
          .abortTransaction(
              new AbortTransactionSpec(
                  each.partition(), each.producer(), (short) each.epoch(), each.coordinator()))
          .all()
          .get();
    }
  }

  static Predicate<Open> isUnknownTo(Map<Long, Set<TopicPartition>> known) {
    return open -> !known.getOrDefault(open.producer(), Set.of()).contains(open.partition());
  }

  private List<TopicPartition> partitions() throws ExecutionException, InterruptedException {
    Set<String> names = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
    return admin.describeTopics(names).allTopicNames().get().values().stream()
        .flatMap(
            topic ->
                topic.partitions().stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition())))
        .toList();
  }

  private List<Open> open(Collection<TopicPartition> partitions)
      throws ExecutionException, InterruptedException {
    List<Open> open = new ArrayList<>();
    for (Map.Entry<TopicPartition, PartitionProducerState> entry :
        admin.describeProducers(partitions).all().get().entrySet()) {
      for (ProducerState producer : entry.getValue().activeProducers()) {
        if (producer.currentTransactionStartOffset().isPresent()) {
          open.add(
              new Open(
                  entry.getKey(),
                  producer.producerId(),
                  producer.producerEpoch(),
                  producer.coordinatorEpoch().orElse(-1),
                  producer.currentTransactionStartOffset().getAsLong()));
        }
      }
    }
    return open;
  }

  private Map<Long, Set<TopicPartition>> knownToCoordinators()
      throws ExecutionException, InterruptedException {
    Set<String> ids =
        admin.listTransactions().all().get().stream()
            .map(TransactionListing::transactionalId)
            .collect(Collectors.toSet());
    Map<Long, Set<TopicPartition>> known = new HashMap<>();
    for (TransactionDescription description :
        admin.describeTransactions(ids).all().get().values()) {
      known
          .computeIfAbsent(description.producerId(), _ -> new HashSet<>())
          .addAll(description.topicPartitions());
    }
    return known;
  }
}
