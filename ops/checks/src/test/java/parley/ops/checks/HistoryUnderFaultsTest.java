package parley.ops.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parley.ops.checks.history.Report;

/// The promises hold while the deciding process and then the edge are killed.
@Tag("acceptance")
class HistoryUnderFaultsTest {
  @Test
  void keepsThePromisesWhileStreamsAndEdgeAreKilled() throws Exception {
    Path root = Path.of(System.getProperty("parley.root"));

    Report report = ChecksMain.history(root, Duration.ofSeconds(60), List.of("streams", "edge"));

    assertThat(report.violations()).isEmpty();
    assertThat(report.acknowledged()).isPositive();
    assertThat(report.seen()).isPositive();
  }
}
