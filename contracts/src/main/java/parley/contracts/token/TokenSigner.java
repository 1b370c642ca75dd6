package parley.contracts.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import parley.contracts.id.CredentialId;
import parley.contracts.id.UserId;

/// Writes tokens and reads back those that it wrote itself: `base64url(user id,
/// decimal).base64url(credential id, 8 bytes, and when it expires, 8 bytes, if it does).
/// base64url(HMAC-SHA256 of both)`. Clients read their own id from the first part. Safe for any
/// thread.
public final class TokenSigner {
  public static final int MIN_SECRET_BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";

  /// The longest token: 20 digits, 16 bytes and 32 bytes, encoded, and two dots.
  private static final int MAX_CHARS = 27 + 1 + 22 + 1 + 43;

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private final SecretKeySpec key;

  public TokenSigner(byte[] secret) {
    if (secret.length < MIN_SECRET_BYTES) {
      throw new IllegalArgumentException(
          "PARLEY_TOKEN_SECRET must have at least " + MIN_SECRET_BYTES + " bytes");
    }
    this.key = new SecretKeySpec(secret, ALGORITHM);
  }

  /// A signer with a secret in hexadecimal digits, as `PARLEY_TOKEN_SECRET` holds it.
  public static TokenSigner ofHex(String secret) {
    try {
      return new TokenSigner(HexFormat.of().parseHex(secret));
    } catch (IllegalArgumentException e) {
      // The cause is left out: its message would show the secret.
      throw new IllegalArgumentException(
          "PARLEY_TOKEN_SECRET must be at least " + 2 * MIN_SECRET_BYTES + " hexadecimal digits");
    }
  }

  public String sign(AccessToken token) {
    String claims =
        encode(token.user().toString().getBytes(StandardCharsets.US_ASCII))
            + "."
            + encode(validity(token));
    return claims + "." + signature(claims);
  }

  private static byte[] validity(AccessToken token) {
    boolean expires = token.expiresAtS() != AccessToken.NEVER;
    ByteBuffer bytes = ByteBuffer.allocate(expires ? 2 * Long.BYTES : Long.BYTES);
    bytes.putLong(token.credential().value());
    if (expires) {
      bytes.putLong(token.expiresAtS());
    }
    return bytes.array();
  }

  /// Reads a token, expired or not, with or without a leading `Bot ` or `Bearer `; empty when it is
  /// not ours.
  public Optional<AccessToken> verify(String text) {
    String token = withoutScheme(text);
    int end = token.lastIndexOf('.');
    if (end < 0 || token.length() > MAX_CHARS) {
      return Optional.empty();
    }
    String claims = token.substring(0, end);
    // Text against text: a base64 decoder would take several texts for the same bytes.
    boolean ours =
        MessageDigest.isEqual(
            signature(claims).getBytes(StandardCharsets.UTF_8),
            token.substring(end + 1).getBytes(StandardCharsets.UTF_8));
    return ours ? Optional.of(read(claims)) : Optional.empty();
  }

  /// The mark of a text that is no token, by which it is known again. Marks of one purpose are
  /// worth nothing for another.
  public byte[] seal(String purpose, String text) {
    // No token has a line break.
    return digest(purpose + "\n" + text);
  }

  private static AccessToken read(String claims) {
    int dot = claims.indexOf('.');
    String user = new String(DECODER.decode(claims.substring(0, dot)), StandardCharsets.US_ASCII);
    ByteBuffer validity = ByteBuffer.wrap(DECODER.decode(claims.substring(dot + 1)));
    CredentialId credential = new CredentialId(validity.getLong());
    return new AccessToken(
        new UserId(Long.parseUnsignedLong(user)),
        credential,
        validity.hasRemaining() ? validity.getLong() : AccessToken.NEVER);
  }

  private static String withoutScheme(String text) {
    String token = text.strip();
    for (String scheme : new String[] {"Bot ", "Bearer "}) {
      if (token.regionMatches(true, 0, scheme, 0, scheme.length())) {
        return token.substring(scheme.length()).strip();
      }
    }
    return token;
  }

  private String signature(String claims) {
    return encode(digest(claims));
  }

  private byte[] digest(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  private static String encode(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }
}
