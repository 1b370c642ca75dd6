package parley.streams.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.contracts.space.Layout;

/// A second instance joins the one of the running platform, takes over a part of the spaces, and is
/// killed while messages flow.
@Tag("integration")
class TwoInstancesTest {
  private static final int PORT = 18_183;
  private static final int GUILDS = 16;
  private static final int PER_SECOND = 50;

  @TempDir Path directory;

  @Test
  void shouldLoseDoubleAndDisorderNothingWhenOneIsKilled() throws IOException {
    String kafka = System.getenv().getOrDefault("PARLEY_KAFKA", "127.0.0.1:19092");
    Clock clock = Clock.systemUTC();
    try (StreamsProcess second =
            new StreamsProcess(1, PORT, directory, Map.of("PARLEY_KAFKA", kafka));
        Probe probe =
            new Probe(kafka, Layout.from(System.getenv()), clock, clock.millis() * 1_000, GUILDS)) {
      second.awaitHealthy();
      probe.follow();
      assertThat(probe.spaces()).anyMatch(second::owns).anyMatch(space -> !second.owns(space));

      CompletableFuture.delayedExecutor(5, TimeUnit.SECONDS).execute(second::kill);
      Observations observed = probe.post(PER_SECOND, Duration.ofSeconds(20));

      assertThat(observed.sent()).isEqualTo(20 * PER_SECOND);
      assertThat(observed.unanswered()).as("unanswered").isZero();
      assertThat(observed.refused()).as("refused").isZero();
      assertThat(observed.lost()).as("lost").isZero();
      assertThat(observed.doubled()).as("doubled").isZero();
      assertThat(observed.outOfOrder()).as("out of order").isZero();
    }
  }
}
