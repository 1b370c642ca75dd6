package parley.ingress.interaction;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.contracts.snowflake.Snowflake;
import parley.contracts.space.SpaceId;
import parley.contracts.token.TokenSigner;
import parley.ingress.form.Form;

/// Writes the tokens that entitle applications to answer, and reads its own: what an answer has to
/// know stands in them, so that no store is asked. They are good for [#LIFE] as of the
/// interaction's id. Safe for any thread.
public final class InteractionTokens {
  static final Duration LIFE = Duration.ofMinutes(15);

  private static final String PURPOSE = "interaction";
  private static final int PARTS = 4;
  private static final int MAX_CHARS = 256;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private final TokenSigner signer;
  private final InstantSource clock;

  InteractionTokens(TokenSigner signer, InstantSource clock) {
    this.signer = signer;
    this.clock = clock;
  }

  /// What a token says.
  public record Claim(long interaction, UserId application, SpaceId space, ChannelId channel) {}

  String write(Claim claim) {
    String text =
        String.join(
            ":",
            Long.toString(claim.interaction()),
            claim.application().toString(),
            Long.toString(claim.space().value()),
            claim.channel().toString());
    String encoded = ENCODER.encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    return encoded + "." + mark(encoded);
  }

  /// Empty when it is not ours, or its time is over.
  public Optional<Claim> read(String token) {
    return ours(token)
        .filter(claim -> Snowflake.unixMs(claim.interaction()) > clock.millis() - LIFE.toMillis());
  }

  /// Whether the text is one of these tokens, good still or not.
  public boolean isOurs(String token) {
    return ours(token).isPresent();
  }

  private Optional<Claim> ours(String token) {
    int dot = token.indexOf('.');
    if (dot < 0 || token.length() > MAX_CHARS) {
      return Optional.empty();
    }
    // Text against text: a base64 decoder would take several texts for the same bytes.
    String encoded = token.substring(0, dot);
    boolean right =
        MessageDigest.isEqual(
            mark(encoded).getBytes(StandardCharsets.US_ASCII),
            token.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
    if (!right) {
      return Optional.empty();
    }
    String[] parts =
        new String(DECODER.decode(encoded), StandardCharsets.US_ASCII).split(":", PARTS);
    return Optional.of(
        new Claim(
            id(parts[0]),
            new UserId(id(parts[1])),
            new SpaceId(id(parts[2])),
            new ChannelId(id(parts[3]))));
  }

  private static long id(String text) {
    Long id = Form.parseSnowflake(text);
    if (id == null) {
      throw new IllegalStateException("a token of ours holds what we wrote");
    }
    return id;
  }

  private String mark(String encoded) {
    return ENCODER.encodeToString(signer.seal(PURPOSE, encoded));
  }
}
