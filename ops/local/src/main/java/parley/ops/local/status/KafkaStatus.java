package parley.ops.local.status;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.TopicPartition;

/// Topics with their records, and groups with what they have yet to read.
final class KafkaStatus {
  private final Admin admin;

  KafkaStatus(Admin admin) {
    this.admin = admin;
  }

  Table topics() throws ExecutionException, InterruptedException {
    Map<String, TopicDescription> topics =
        new TreeMap<>(admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get());
    List<TopicPartition> partitions = new ArrayList<>();
    topics.forEach(
        (name, topic) ->
            topic
                .partitions()
                .forEach(p -> partitions.add(new TopicPartition(name, p.partition()))));
    Map<TopicPartition, Long> first = offsets(partitions, OffsetSpec.earliest());
    Map<TopicPartition, Long> end = offsets(partitions, OffsetSpec.latest());
    Map<String, Long> records = new HashMap<>();
    for (TopicPartition partition : partitions) {
      long count = end.getOrDefault(partition, 0L) - first.getOrDefault(partition, 0L);
      records.merge(partition.topic(), count, Long::sum);
    }
    // Markers of transactions count as well: the log has no cheaper way to tell.
    Table table = new Table("TOPIC", "PARTITIONS", "RECORDS");
    topics.forEach(
        (name, topic) ->
            table.add(name, topic.partitions().size(), records.getOrDefault(name, 0L)));
    return table;
  }

  Table groups() throws ExecutionException, InterruptedException {
    Table table = new Table("GROUP", "KIND", "STATE", "LAG", "LAG BY TOPIC");
    Map<String, GroupListing> groups =
        admin.listGroups().all().get().stream()
            .collect(
                Collectors.toMap(
                    GroupListing::groupId, Function.identity(), (a, b) -> a, TreeMap::new));
    for (GroupListing group : groups.values()) {
      GroupType type = group.type().orElse(GroupType.UNKNOWN);
      if (type == GroupType.SHARE) {
        continue;
      }
      Map<String, Long> lags = lags(committed(group.groupId(), type));
      table.add(
          group.groupId(),
          type.toString().toLowerCase(java.util.Locale.ROOT),
          group.groupState().map(state -> state.toString()).orElse("?"),
          lags.values().stream().mapToLong(Long::longValue).sum(),
          new TreeSet<>(lags.keySet())
              .stream()
                  .map(topic -> topic + " " + lags.get(topic))
                  .collect(Collectors.joining(", ")));
    }
    return table;
  }

  private Map<TopicPartition, OffsetAndMetadata> committed(String group, GroupType type)
      throws ExecutionException, InterruptedException {
    return type == GroupType.STREAMS
        ? admin
            .listStreamsGroupOffsets(Map.of(group, new ListStreamsGroupOffsetsSpec()))
            .partitionsToOffsetAndMetadata(group)
            .get()
        : admin
            .listConsumerGroupOffsets(Map.of(group, new ListConsumerGroupOffsetsSpec()))
            .partitionsToOffsetAndMetadata(group)
            .get();
  }

  /// Records behind the committed offsets, by topic.
  private Map<String, Long> lags(Map<TopicPartition, OffsetAndMetadata> committed)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> end = offsets(committed.keySet(), OffsetSpec.latest());
    Map<String, Long> lags = new HashMap<>();
    committed.forEach(
        (partition, position) -> {
          if (position != null) {
            long lag = end.getOrDefault(partition, 0L) - position.offset();
            lags.merge(partition.topic(), Math.max(0, lag), Long::sum);
          }
        });
    return lags;
  }

  private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> request =
        partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> spec));
    Map<TopicPartition, ListOffsetsResultInfo> result = admin.listOffsets(request).all().get();
    Map<TopicPartition, Long> offsets = new HashMap<>();
    result.forEach(
        (partition, info) -> offsets.put(partition, Objects.requireNonNull(info).offset()));
    return offsets;
  }
}
