package parley.ingress.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpTest {
  private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  private static final Totp TOTP =
      new Totp("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

  /// RFC 6238, appendix B, the rows of SHA-1.
  @ParameterizedTest
  @CsvSource({
    "59, 94287082",
    "1111111109, 07081804",
    "1111111111, 14050471",
    "1234567890, 89005924",
    "2000000000, 69279037",
    "20000000000, 65353130"
  })
  void showsTheCodesOfTheStandard(long seconds, String code) {
    assertThat(TOTP.code(seconds / 30, 8)).isEqualTo(code);
  }

  @Test
  void readsSecretsAsPeopleTypeThem() {
    assertThat(Totp.ofBase32("gezd gnbv gy3t qojq-gezd gnbv gy3t qojq==").orElseThrow().code(1, 6))
        .isEqualTo(Totp.ofBase32(SECRET).orElseThrow().code(1, 6))
        .isEqualTo(TOTP.code(1, 6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GEZDGNBV", "GEZDGNBVGY3TQOJ1", "é"})
  void refusesWhatIsNoSecret(String text) {
    assertThat(Totp.ofBase32(text)).isEmpty();
  }

  @Test
  void toleratesAClockThatIsAStepOffAndTakesNoCodeTwice() {
    Instant now = Instant.ofEpochSecond(100 * 30 + 7);

    assertThat(TOTP.step(TOTP.code(99, 6), now, 0)).isEqualTo(OptionalLong.of(99));
    assertThat(TOTP.step(TOTP.code(101, 6), now, 0)).isEqualTo(OptionalLong.of(101));
    assertThat(TOTP.step(TOTP.code(98, 6), now, 0)).isEmpty();
    assertThat(TOTP.step(TOTP.code(102, 6), now, 0)).isEmpty();
    assertThat(TOTP.step(TOTP.code(100, 6), now, 100)).isEmpty();
  }
}
