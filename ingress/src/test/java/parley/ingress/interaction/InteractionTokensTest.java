package parley.ingress.interaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.contracts.snowflake.Snowflake;
import parley.contracts.space.SpaceId;
import parley.contracts.token.TokenSigner;

class InteractionTokensTest {
  private static final Instant BEGUN = Instant.parse("2026-11-24T20:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(BEGUN);
  private final InteractionTokens tokens =
      new InteractionTokens(new TokenSigner(new byte[32]), now::get);
  private final InteractionTokens.Claim claim =
      new InteractionTokens.Claim(
          Snowflake.floor(BEGUN.toEpochMilli()) + 7,
          new UserId(2),
          new SpaceId(3),
          new ChannelId(4));

  @Test
  void aTokenSaysWhatWasWritten() {
    assertThat(tokens.read(tokens.write(claim))).contains(claim);
  }

  @Test
  void aTokenEndsAFewMinutesAfterItsInteractionBegan() {
    String token = tokens.write(claim);
    now.set(BEGUN.plus(InteractionTokens.LIFE).minusSeconds(1));
    assertThat(tokens.read(token)).contains(claim);

    now.set(BEGUN.plus(InteractionTokens.LIFE).plus(Duration.ofSeconds(1)));
    assertThat(tokens.read(token)).isEmpty();
    assertThat(tokens.isOurs(token)).isTrue();
  }

  @Test
  void nothingElseIsAToken() {
    String token = tokens.write(claim);
    InteractionTokens others =
        new InteractionTokens(new TokenSigner("x".repeat(32).getBytes(UTF_8)), now::get);

    assertThat(others.read(token)).isEmpty();
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String changed = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(tokens.read(changed)).as(changed).isEmpty();
    }
    assertThat(tokens.isOurs("a-webhooks-token")).isFalse();
    assertThat(tokens.isOurs("")).isFalse();
  }
}
