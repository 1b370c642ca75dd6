package parley.contracts.voice;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.token.TokenSigner;

/// Writes voice tokens and reads back those that it wrote: `base64url(claims).base64url(HMAC)`. The
/// key is made of the secret of access tokens, so that neither passes for the other. Safe for any
/// thread.
public final class VoiceTokens {
  private static final String ALGORITHM = "HmacSHA256";
  private static final byte[] PURPOSE = "voice".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_CHARS = 512;
  private static final int SESSION_BYTES = 128;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private final SecretKeySpec key;

  /// @param secret as `PARLEY_TOKEN_SECRET` holds it, in hexadecimal digits
  public VoiceTokens(String secret) {
    // Checks the secret, and says what is wrong with it.
    TokenSigner.ofHex(secret);
    byte[] root = HexFormat.of().parseHex(secret);
    key = new SecretKeySpec(hmac(new SecretKeySpec(root, ALGORITHM), PURPOSE), ALGORITHM);
  }

  public String sign(VoiceGrant grant) {
    byte[] session = grant.session().getBytes(StandardCharsets.UTF_8);
    if (session.length > SESSION_BYTES) {
      throw new IllegalArgumentException("a session's name is too long");
    }
    byte[] claims =
        ByteBuffer.allocate(Integer.BYTES + 5 * Long.BYTES + 1 + session.length)
            .putInt(grant.router().value())
            .putLong(grant.connection())
            .putLong(grant.guild().value())
            .putLong(grant.channel().value())
            .putLong(grant.user().value())
            .putLong(grant.expiresAt().toEpochMilli())
            .put((byte) ((grant.silenced() ? 1 : 0) | (grant.deafened() ? 2 : 0)))
            .put(session)
            .array();
    String text = ENCODER.encodeToString(claims);
    return text + "." + signature(text);
  }

  /// Reads a token; empty when it is not ours. Whether it expired is the reader's to say.
  public Optional<VoiceGrant> verify(String token) {
    int dot = token.lastIndexOf('.');
    if (dot < 0 || token.length() > MOST_CHARS) {
      return Optional.empty();
    }
    String claims = token.substring(0, dot);
    boolean ours =
        MessageDigest.isEqual(
            signature(claims).getBytes(StandardCharsets.UTF_8),
            token.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
    return ours ? Optional.of(read(ByteBuffer.wrap(DECODER.decode(claims)))) : Optional.empty();
  }

  private static VoiceGrant read(ByteBuffer claims) {
    try {
      RouterId router = new RouterId(claims.getInt());
      long connection = claims.getLong();
      GuildId guild = new GuildId(claims.getLong());
      ChannelId channel = new ChannelId(claims.getLong());
      UserId user = new UserId(claims.getLong());
      Instant expiresAt = Instant.ofEpochMilli(claims.getLong());
      byte flags = claims.get();
      String session = StandardCharsets.UTF_8.decode(claims).toString();
      return new VoiceGrant(
          router,
          connection,
          guild,
          channel,
          user,
          session,
          (flags & 1) != 0,
          (flags & 2) != 0,
          expiresAt);
    } catch (BufferUnderflowException e) {
      throw new IllegalStateException("we signed a token that we cannot read", e);
    }
  }

  private String signature(String claims) {
    return ENCODER.encodeToString(hmac(key, claims.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] hmac(SecretKeySpec key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
