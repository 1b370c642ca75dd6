package parley.ingress.account;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Codes that a person's authenticator shows (RFC 6238, HMAC-SHA-1, six digits, 30 seconds).
///
/// @param secret what both sides know
record Totp(byte[] secret) {
  private static final String ALGORITHM = "HmacSHA1";
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS_PER_CHAR = 5;
  private static final int MIN_BYTES = 10;
  private static final int MAX_BYTES = 64;
  private static final int DIGITS = 6;
  private static final long STEP_SECONDS = Duration.ofSeconds(30).toSeconds();

  /// How many steps a clock may be off (section 5.2).
  private static final int TOLERATED_STEPS = 1;

  Totp {
    secret = secret.clone();
  }

  /// A secret in base32 (RFC 4648), as authenticators take it; empty when it is none.
  static Optional<Totp> ofBase32(String text) {
    String chars = text.replaceAll("[ =-]", "").toUpperCase(Locale.ROOT);
    ByteBuffer bytes = ByteBuffer.allocate(MAX_BYTES);
    int held = 0;
    int bits = 0;
    for (char each : chars.toCharArray()) {
      int value = BASE32.indexOf(each);
      if (value < 0) {
        return Optional.empty();
      }
      held = held << BITS_PER_CHAR | value;
      bits += BITS_PER_CHAR;
      if (bits >= Byte.SIZE) {
        if (!bytes.hasRemaining()) {
          return Optional.empty();
        }
        bits -= Byte.SIZE;
        bytes.put((byte) (held >>> bits));
        held &= (1 << bits) - 1;
      }
    }
    byte[] secret = new byte[bytes.position()];
    bytes.flip().get(secret);
    return secret.length < MIN_BYTES ? Optional.empty() : Optional.of(new Totp(secret));
  }

  /// The time step whose code this is, among those that may be meant now and are after another one.
  OptionalLong step(String code, Instant now, long after) {
    long present = now.getEpochSecond() / STEP_SECONDS;
    for (long step = present - TOLERATED_STEPS; step <= present + TOLERATED_STEPS; step++) {
      if (step > after && code(step, DIGITS).equals(code)) {
        return OptionalLong.of(step);
      }
    }
    return OptionalLong.empty();
  }

  String code(long step, int digits) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0x0F;
      long truncated = ByteBuffer.wrap(hash).getInt(offset) & 0x7FFF_FFFFL;
      return String.format(
          Locale.ROOT, "%0" + digits + "d", truncated % Math.powExact(10L, digits));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
