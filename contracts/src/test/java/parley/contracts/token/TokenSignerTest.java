package parley.contracts.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.contracts.id.CredentialId;
import parley.contracts.id.UserId;

class TokenSignerTest {
  private static final String SECRET = "00112233445566778899aabbccddeeff".repeat(2);
  private static final AccessToken TOKEN =
      new AccessToken(new UserId(1100000000000000001L), new CredentialId(1574619823856418817L));

  private final TokenSigner signer = TokenSigner.ofHex(SECRET);

  @Test
  void readsWhatItSigned() {
    Random random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      UserId user = new UserId(random.nextLong());
      CredentialId credential = new CredentialId(random.nextLong());
      AccessToken lasting = new AccessToken(user, credential);
      AccessToken passing = new AccessToken(user, credential, random.nextLong(1, Long.MAX_VALUE));
      assertThat(signer.verify(signer.sign(lasting))).contains(lasting);
      assertThat(signer.verify(signer.sign(passing))).contains(passing);
    }
  }

  /// Clients compute their own id from the first part.
  @Test
  void beginsWithTheUsersId() {
    String first = signer.sign(TOKEN).split("\\.")[0];

    assertThat(new String(Base64.getDecoder().decode(first), StandardCharsets.US_ASCII))
        .isEqualTo("1100000000000000001");
  }

  /// Tokens that people have must stay good.
  @Test
  void keepsItsForm() {
    assertThat(signer.sign(TOKEN))
        .isEqualTo(
            "MTEwMDAwMDAwMDAwMDAwMDAwMQ.FdosYxlAAAE.mSu8jHJx7c2U4Y1cJLrwJtbI9sPcAxR1biPQCmbNQvk");
  }

  @Test
  void knowsWhenATokenIsOver() {
    Instant now = Instant.ofEpochSecond(1_000);
    assertThat(TOKEN.isExpired(now)).isFalse();
    assertThat(new AccessToken(TOKEN.user(), TOKEN.credential(), 1_000).isExpired(now)).isTrue();
    assertThat(new AccessToken(TOKEN.user(), TOKEN.credential(), 1_001).isExpired(now)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bot ", "Bearer ", "bot ", "  Bot  ", ""})
  void toleratesASchemeInFront(String scheme) {
    assertThat(signer.verify(scheme + signer.sign(TOKEN))).contains(TOKEN);
  }

  @Test
  void refusesATokenOfWhichOneCharacterIsChanged() {
    String token = signer.sign(TOKEN);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ é";
    for (int i = 0; i < token.length(); i++) {
      for (int c = 0; c < alphabet.length(); c++) {
        String changed = token.substring(0, i) + alphabet.charAt(c) + token.substring(i + 1);
        if (!changed.equals(token)) {
          assertThat(signer.verify(changed)).as(changed).isEmpty();
        }
      }
    }
  }

  @Test
  void refusesATokenThatIsCutOrLengthened() {
    String token = signer.sign(TOKEN);
    for (int length = 0; length < token.length(); length++) {
      assertThat(signer.verify(token.substring(0, length))).isEmpty();
    }
    assertThat(signer.verify(token + "A")).isEmpty();
    assertThat(signer.verify(token + "=")).isEmpty();
    assertThat(signer.verify(token + "." + token)).isEmpty();
    assertThat(signer.verify("A".repeat(1_000_000))).isEmpty();
  }

  @Test
  void refusesTheTokenOfAnotherSecret() {
    TokenSigner other = TokenSigner.ofHex("ff".repeat(32));

    assertThat(signer.verify(other.sign(TOKEN))).isEmpty();
  }

  @Test
  void refusesTheSignatureOfAnotherToken() {
    String other = signer.sign(new AccessToken(new UserId(2), TOKEN.credential()));
    String mine = signer.sign(TOKEN);
    String forged =
        other.substring(0, other.lastIndexOf('.')) + mine.substring(mine.lastIndexOf('.'));

    assertThat(signer.verify(forged)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "00", "not hexadecimal at all, though it is long enough for a secret"})
  void refusesABadSecretWithoutShowingIt(String secret) {
    assertThatThrownBy(() -> TokenSigner.ofHex(secret))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PARLEY_TOKEN_SECRET")
        .hasMessageNotContaining("not hexadecimal")
        .hasNoCause();
  }
}
