package parley.jobs.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import parley.contracts.topic.Topics;
import parley.jobs.log.JobSettings;
import parley.jobs.log.Jobs;
import parley.jobs.log.Log;

class SearchDocumentsJobTest {
  private static final JobSettings SETTINGS =
      JobSettings.read(new String[] {"PARLEY_KAFKA=127.0.0.1:1"}, Map.of());

  /// What Flink refuses (a type that it would write generically, a sink that lacks something) it
  /// refuses here; and state is found again by uid.
  @Test
  void isAcceptedByFlinkWithAUidForEachOperator() {
    Log log = new Log(SETTINGS, SearchDocumentsJob.NAME);
    StreamExecutionEnvironment environment = Jobs.environment(SETTINGS);
    new SearchDocumentsJob(
            log.source(Topics.MESSAGE_LOG),
            log.source(Topics.GUILD_CHANGES),
            log.sink(new SearchSerializer()),
            log.deadLetters(),
            SETTINGS)
        .build(environment);

    StreamGraph graph = environment.getStreamGraph();

    assertThat(graph.getStreamNodes()).hasSizeGreaterThan(5);
    assertThat(
            graph.getStreamNodes().stream()
                .filter(node -> node.getTransformationUID() == null)
                .map(StreamNode::getOperatorName))
        .isEmpty();
  }
}
