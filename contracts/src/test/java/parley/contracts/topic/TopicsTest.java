package parley.contracts.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.contracts.space.Layout;

class TopicsTest {
  private static final Layout LAYOUT = new Layout(12, 4, 5, 7);

  @Test
  void namesFollowTheRule() {
    assertThat(names()).allMatch(name -> name.matches("parley(\\.[a-z]+)+\\.v[1-9][0-9]*"));
    assertThat(names()).doesNotHaveDuplicates();
  }

  /// What one stream task joins must lie in partitions of the same number; the test driver of Kafka
  /// Streams has one partition only and would not notice.
  @Test
  void topicsOfASpaceHaveTheSamePartitions() {
    assertThat(
            Stream.of(
                    Topics.COMMANDS,
                    Topics.GUILD_CHANGES,
                    Topics.MESSAGE_LOG,
                    Topics.EDGE_SUBSCRIPTIONS,
                    Topics.USER_EVENTS,
                    Topics.SEARCH_DOCUMENTS)
                .map(topic -> topic.partitions(LAYOUT)))
        .containsOnly(12);
  }

  @Test
  void topicsOfReadersHaveALaneForEach() {
    assertThat(Topics.EDGE_INBOX.partitions(LAYOUT)).isEqualTo(5 * 4);
    assertThat(Topics.VERDICTS.partitions(LAYOUT)).isEqualTo(7 * 4);
    assertThat(Topics.DEAD_LETTERS.partitions(LAYOUT)).isEqualTo(1);
  }

  private static List<String> names() {
    return Topics.all().stream().<String>map(Topic::name).toList();
  }
}
