package parley.connect.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexAgeTest {
  @ParameterizedTest
  @CsvSource({
    "2026-01-01T00:00:00Z, HOT",
    "2026-02-07T23:59:59Z, HOT",
    "2026-02-08T00:00:00Z, WARM",
    "2026-03-02T23:59:59Z, WARM",
    "2026-03-03T00:00:00Z, COLD",
    "2026-05-01T23:59:59Z, COLD",
    "2026-05-02T00:00:00Z, OLD"
  })
  void growsFromTheEndOfTheMonth(Instant now, IndexAge age) {
    assertThat(IndexAge.of(YearMonth.of(2026, 1), now)).isEqualTo(age);
  }
}
