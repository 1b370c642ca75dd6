package parley.ingress.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.stream.Collectors;

/// Text that nobody guesses, of which only a hash is kept.
final class RandomCodes {
  private static final String CHARS = "abcdefghijkmnpqrstuvwxyz23456789";

  private final SecureRandom random = new SecureRandom();

  String next(int length) {
    return random
        .ints(length, 0, CHARS.length())
        .mapToObj(i -> String.valueOf(CHARS.charAt(i)))
        .collect(Collectors.joining());
  }

  static String hash(String code) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
