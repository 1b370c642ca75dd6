package parley.contracts.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import parley.contracts.id.ChannelId;
import parley.contracts.id.CredentialId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.token.AccessToken;
import parley.contracts.token.TokenSigner;

class VoiceTokensTest {
  private static final String SECRET = "0123456789abcdef".repeat(4);
  private static final VoiceGrant GRANT =
      new VoiceGrant(
          new RouterId(3),
          17,
          new GuildId(1),
          new ChannelId(2),
          new UserId(4),
          "session",
          true,
          false,
          Instant.ofEpochMilli(1_234_567));

  private final VoiceTokens tokens = new VoiceTokens(SECRET);

  @Test
  void readsWhatItSigned() {
    assertThat(tokens.verify(tokens.sign(GRANT))).contains(GRANT);
  }

  @Test
  void readsNothingElse() {
    String token = tokens.sign(GRANT);
    String other = new VoiceTokens("fedcba9876543210".repeat(4)).sign(GRANT);
    String access =
        TokenSigner.ofHex(SECRET).sign(new AccessToken(new UserId(4), new CredentialId(5)));
    byte[] claims = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
    claims[3]++;
    String changed =
        Base64.getUrlEncoder().withoutPadding().encodeToString(claims)
            + token.substring(token.indexOf('.'));

    assertThat(tokens.verify(other)).isEmpty();
    assertThat(tokens.verify(access)).isEmpty();
    assertThat(tokens.verify(changed)).isEmpty();
    assertThat(tokens.verify(token + "x")).isEmpty();
    assertThat(tokens.verify("")).isEmpty();
    assertThat(tokens.verify("..")).isEmpty();
  }
}
