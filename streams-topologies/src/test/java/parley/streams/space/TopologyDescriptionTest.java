package parley.streams.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.streams.StreamsAppConfig;
import parley.streams.StreamsSettings;

/// The topology's shape is part of what is released: a renamed store or source loses its content.
class TopologyDescriptionTest {
  private static final Path COMMITTED = Path.of("src/test/resources/space-topology.txt");

  @Test
  void isTheCommittedOne() throws IOException {
    String description =
        SpaceDriver.topology(StreamsSettings.of(StreamsAppConfig.from(Map.of())))
            .describe()
            .toString();
    if (Boolean.getBoolean("parley.topology.write")) {
      Files.createDirectories(COMMITTED.getParent());
      Files.writeString(COMMITTED, description);
    }

    assertThat(description)
        .as(
            "the topology changed: if it is meant, write it anew with"
                + " -Dparley.topology.write=true and say in the commit what becomes of the stores")
        .isEqualTo(Files.readString(COMMITTED));
  }
}
