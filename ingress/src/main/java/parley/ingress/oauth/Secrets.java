package parley.ingress.oauth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// Codes, tokens and secrets that nobody guesses, of which only hashes are kept.
final class Secrets {
  private static final int BYTES = 24;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final SecureRandom random = new SecureRandom();

  String next() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return ENCODER.encodeToString(bytes);
  }

  static String hash(String secret) {
    return HexFormat.of().formatHex(digest(secret));
  }

  /// Whether a verifier is the one of a challenge (RFC 7636, S256).
  static boolean proves(String verifier, String challenge) {
    return MessageDigest.isEqual(
        ENCODER.encodeToString(digest(verifier)).getBytes(StandardCharsets.US_ASCII),
        challenge.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
