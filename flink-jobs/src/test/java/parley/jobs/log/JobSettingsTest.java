package parley.jobs.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobSettingsTest {
  private static final String[] NO_WORDS = {};

  @Test
  void hasDefaults() {
    assertThat(JobSettings.read(NO_WORDS, Map.of("PARLEY_KAFKA", "k:1")))
        .isEqualTo(
            new JobSettings(
                "k:1",
                "",
                Duration.ofSeconds(1),
                Duration.ofMinutes(15),
                1,
                Duration.ofDays(30),
                Duration.ofSeconds(10)));
  }

  @Test
  void wordsWinOverTheEnvironment() {
    String[] words = {
      "PARLEY_KAFKA=w:2",
      "PARLEY_FLINK_CHECKPOINTS=file:///a=b",
      "PARLEY_FLINK_CHECKPOINT_MS=200",
      "PARLEY_FLINK_TRANSACTION_TIMEOUT_MS=60000",
      "PARLEY_FLINK_PARALLELISM=4",
      "PARLEY_FLINK_STATE_DAYS=2",
      "PARLEY_FLINK_PATIENCE_MS=0"
    };

    assertThat(JobSettings.read(words, Map.of("PARLEY_KAFKA", "k:1")))
        .isEqualTo(
            new JobSettings(
                "w:2",
                "file:///a=b",
                Duration.ofMillis(200),
                Duration.ofMinutes(1),
                4,
                Duration.ofDays(2),
                Duration.ZERO));
  }

  @Test
  void refusesWhatItCannotRead() {
    assertThatThrownBy(() -> JobSettings.read(NO_WORDS, Map.of()))
        .hasMessage("PARLEY_KAFKA is missing");
    assertThatThrownBy(() -> JobSettings.read(new String[] {"parallel"}, Map.of()))
        .hasMessage("not of the form NAME=value: parallel");
  }
}
