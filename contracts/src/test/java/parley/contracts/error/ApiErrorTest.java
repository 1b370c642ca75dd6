package parley.contracts.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.contracts.message.Refusal;

class ApiErrorTest {
  @Test
  void codesAreGivenOnce() {
    assertThat(Arrays.stream(ApiError.values()).map(ApiError::code).filter(code -> code != 0))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyStatusIsAnError() {
    assertThat(ApiError.values()).allSatisfy(it -> assertThat(it.status()).isBetween(400, 599));
  }

  @Test
  void aRefusalTellsWhenToAskAgain() {
    Refusal refusal = ApiError.SLOWMODE.refusal(Duration.ofSeconds(3));

    assertThat(refusal)
        .isEqualTo(
            new Refusal(
                429, 20016, ApiError.SLOWMODE.message(), Duration.ofSeconds(3), null, null));
  }

  @Test
  void aRefusalCanBlameAField() {
    Refusal refusal = ApiError.refusal(FieldError.tooLong("content", 2000));

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.code()).isEqualTo(50035);
    assertThat(refusal.field()).isEqualTo("content");
    assertThat(refusal.fieldCode()).isEqualTo("BASE_TYPE_MAX_LENGTH");
    assertThat(refusal.message()).isEqualTo("Must be 2000 or fewer in length.");
  }

  @Test
  void choicesAreListed() {
    assertThat(FieldError.notOneOf("type", List.of(0, 4)).message())
        .isEqualTo("Value must be one of {0, 4}.");
  }
}
