package parley.contracts.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import parley.contracts.space.Layout;

/// `docs/topics.md` says what the catalogue says.
class TopicsDocumentationTest {
  private static final Path PAGE = Path.of(System.getProperty("parley.root"), "docs/topics.md");
  private static final String HOW_TO_FIX =
      "docs/topics.md differs from Topics. Write it anew: mvn -pl contracts test"
          + " -Dtest=TopicsDocumentationTest -Dparley.docs.write=true";

  private static final String HEAD =
      """
      # Topics

      Written from `parley.contracts.topic.Topics`; do not edit. Topics are created from the same
      catalogue. All values are Protobuf (`contracts/src/main/proto`), written and read by the codec
      that bears the value's name.

      | topic | key | value | partitioned by | partitions (local) | kept | written by | read by |
      |---|---|---|---|---|---|---|---|
      """;

  private static final String PARTITIONS =
      """

      Partitions, from the layout that every process of a deployment shares:

      - *space*: `PARLEY_SPACE_PARTITIONS`; the partition is `SpacePartitioner` of the space
      - *slot and lane*: `PARLEY_EDGE_SLOTS` × `PARLEY_LANES`
      - *asking instance and lane*: `PARLEY_INGRESS_INSTANCES` × `PARLEY_LANES`

      """;

  @Test
  void isWrittenFromTheCatalogue() throws IOException {
    String page = page();
    if (Boolean.getBoolean("parley.docs.write")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, page);
    }

    assertThat(PAGE).as(HOW_TO_FIX).exists();
    assertThat(Files.readString(PAGE)).as(HOW_TO_FIX).isEqualTo(page);
  }

  private static String page() {
    StringBuilder page = new StringBuilder(HEAD);
    for (Topic<?, ?> topic : Topics.all()) {
      page.append(
          "| `%s` | %s | %s | %s | %d | %s | %s | %s |\n"
              .formatted(
                  topic.name(),
                  topic.keyTitle(),
                  topic.values().getClass().getSimpleName().replace("Codec", ""),
                  topic.partitioning().title(),
                  topic.partitions(Layout.LOCAL),
                  topic.retention().title(),
                  topic.writers(),
                  topic.readers()));
    }
    page.append(PARTITIONS);
    for (Topic<?, ?> topic : Topics.all()) {
      page.append("**`%s`** %s\n\n".formatted(topic.name(), topic.purpose()));
    }
    return page.toString().stripTrailing() + "\n";
  }
}
