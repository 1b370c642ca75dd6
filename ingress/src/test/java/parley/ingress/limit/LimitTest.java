package parley.ingress.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.contracts.settings.Variables;

class LimitTest {
  @Test
  void readsRequestsPerTime() {
    assertThat(Limit.read(new Variables(Map.of("L", "7/60s")), "L", "1/1s"))
        .isEqualTo(new Limit(7, Duration.ofMinutes(1)));
    assertThat(Limit.read(new Variables(Map.of()), "L", "1/1s"))
        .isEqualTo(new Limit(1, Duration.ofSeconds(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "0/1s", "-1/1s", "7/1m", "7/s", "9999999999/1s"})
  void refusesWhatIsNoLimit(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Limit.read(new Variables(Map.of("L", text)), "L", "1/1s"))
        .withMessageContaining("L must be like 5/5s");
  }
}
