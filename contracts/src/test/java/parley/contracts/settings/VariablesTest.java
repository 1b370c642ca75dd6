package parley.contracts.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariablesTest {
  private final Variables variables =
      new Variables(Map.of("TEXT", " a ", "BLANK", " ", "NUMBER", "7", "WORD", "seven"));

  @Test
  void takesTheDefaultForWhatIsAbsentOrBlank() {
    assertThat(variables.text("TEXT", "b")).isEqualTo("a");
    assertThat(variables.text("BLANK", "b")).isEqualTo("b");
    assertThat(variables.text("ABSENT", "b")).isEqualTo("b");
    assertThat(variables.number("NUMBER", 1)).isEqualTo(7);
    assertThat(variables.number("BLANK", 1)).isEqualTo(1);
    assertThat(variables.millis("NUMBER", 1, 0, 10)).isEqualTo(Duration.ofMillis(7));
  }

  @Test
  void namesTheVariableThatIsWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> variables.number("WORD", 1))
        .withMessage("WORD must be a whole number: seven");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> variables.number("NUMBER", 1, 1, 6))
        .withMessage("NUMBER must be between 1 and 6: 7");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> variables.requiredText("BLANK"))
        .withMessage("BLANK is missing");
  }
}
