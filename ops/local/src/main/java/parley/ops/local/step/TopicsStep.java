package parley.ops.local.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import parley.contracts.space.Layout;
import parley.contracts.topic.Topic;
import parley.contracts.topic.Topics;
import parley.ops.local.component.Need;
import parley.ops.local.component.Step;
import parley.ops.local.health.KafkaHealth;
import parley.ops.local.server.KafkaServer;
import parley.ops.local.settings.InvalidSettingException;
import parley.ops.local.settings.Site;

/// Creates the topics of the catalogue.
public record TopicsStep(Site site) implements Step {
  public static final String NAME = "topics";

  private static final short REPLICAS = 1;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Need> needs() {
    return List.of(Need.ready(KafkaServer.NAME));
  }

  @Override
  public String run() throws Exception {
    Layout layout = Layout.from(site.settings().environment());
    try (Admin admin = KafkaHealth.admin(site.port(KafkaServer.NAME))) {
      Set<String> present = admin.listTopics().names().get();
      checkPartitions(admin, present, layout);
      List<NewTopic> missing =
          Topics.all().stream()
              .filter(topic -> !present.contains(topic.name()))
              .map(topic -> topic(topic, layout))
              .toList();
      admin.createTopics(missing).all().get();
      return "%d topics, %d of them new".formatted(Topics.all().size(), missing.size());
    }
  }

  private static NewTopic topic(Topic<?, ?> topic, Layout layout) {
    return new NewTopic(topic.name(), topic.partitions(layout), REPLICAS)
        .configs(topic.retention().settings());
  }

  /// Records stay where the old partition count put them, so a changed layout needs a new start.
  private static void checkPartitions(Admin admin, Set<String> present, Layout layout)
      throws Exception {
    List<String> names = Topics.all().stream().map(Topic::name).filter(present::contains).toList();
    Map<String, TopicDescription> descriptions = admin.describeTopics(names).allTopicNames().get();
    List<String> wrong = new ArrayList<>();
    for (Topic<?, ?> topic : Topics.all()) {
      TopicDescription description = descriptions.get(topic.name());
      if (description != null && description.partitions().size() != topic.partitions(layout)) {
        wrong.add(topic.name());
      }
    }
    if (!wrong.isEmpty()) {
      throw new InvalidSettingException(
          wrong.stream().collect(Collectors.joining(", "))
              + " have another number of partitions than the settings say: ./parley reset");
    }
  }
}
