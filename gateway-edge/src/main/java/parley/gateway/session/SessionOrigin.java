package parley.gateway.session;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Where a session began, which its id tells: the slot, and the slot's life.
public record SessionOrigin(int slot, long epoch) {
  private static final int SLOT_DIGITS = 4;
  private static final int EPOCH_DIGITS = 16;
  private static final int NOISE_BYTES = 16;
  private static final int DIGITS = SLOT_DIGITS + EPOCH_DIGITS + 2 * NOISE_BYTES;

  /// An id that nobody can guess.
  public String newSessionId(RandomGenerator random) {
    byte[] noise = new byte[NOISE_BYTES];
    random.nextBytes(noise);
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(slot, SLOT_DIGITS) + hex.toHexDigits(epoch) + hex.formatHex(noise);
  }

  /// Empty when it is no id of a session.
  public static Optional<SessionOrigin> of(String sessionId) {
    if (sessionId.length() != DIGITS || !sessionId.chars().allMatch(HexFormat::isHexDigit)) {
      return Optional.empty();
    }
    return Optional.of(
        new SessionOrigin(
            HexFormat.fromHexDigits(sessionId, 0, SLOT_DIGITS),
            HexFormat.fromHexDigitsToLong(sessionId, SLOT_DIGITS, SLOT_DIGITS + EPOCH_DIGITS)));
  }
}
