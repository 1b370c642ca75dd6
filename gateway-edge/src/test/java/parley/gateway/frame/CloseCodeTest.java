package parley.gateway.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CloseCodeTest {
  @Test
  void shouldKeepAwayThoseWhomNoRetryCanHelp() {
    assertThat(Arrays.stream(CloseCode.values()))
        .filteredOn(code -> code.next() == CloseCode.Next.STAY_AWAY)
        .extracting(CloseCode::code)
        .containsExactly(4004, 4010, 4011, 4012, 4013, 4014);
  }

  @Test
  void shouldLetNobodyResumeWithoutASession() {
    assertThat(Arrays.stream(CloseCode.values()))
        .filteredOn(code -> code.next() == CloseCode.Next.IDENTIFY)
        .containsExactly(CloseCode.NOT_AUTHENTICATED, CloseCode.INVALID_SEQUENCE);
  }

  @ParameterizedTest
  @EnumSource(CloseCode.class)
  void shouldGiveReasonsThatFitIntoACloseFrame(CloseCode code) {
    assertThat(code.reason().length()).isBetween(1, 123);
  }
}
