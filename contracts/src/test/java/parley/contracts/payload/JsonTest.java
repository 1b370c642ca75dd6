package parley.contracts.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
  @ParameterizedTest
  @CsvSource({
    "2024-01-01T00:00:00Z, 2024-01-01T00:00:00.000000+00:00",
    "2026-11-24T04:28:54.759Z, 2026-11-24T04:28:54.759000+00:00",
    "2026-02-03T04:05:06.000007999Z, 2026-02-03T04:05:06.000007+00:00",
    "1969-12-31T23:59:59.999999Z, 1969-12-31T23:59:59.999999+00:00",
  })
  void timesHaveMicrosecondsAndAnOffset(Instant time, String text) {
    assertThat(Json.timeText(time)).isEqualTo(text);
  }
}
