package parley.ingress.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;
import parley.ingress.http.RefusedException;

/// Hashes passwords with Argon2id (RFC 9106) at the strength that OWASP names as the least. Every
/// hash takes 19 MiB and some tens of milliseconds of a core, so only a few run at a time; who
/// waits too long is turned away.
public final class PasswordHasher {
  private static final Strength STRENGTH = new Strength(19 * 1024, 2, 1);
  private static final int AT_A_TIME = 2;
  private static final long MAX_WAIT_SECONDS = 5;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final Pattern TEXT =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  private final SecureRandom random = new SecureRandom();
  private final Semaphore running = new Semaphore(AT_A_TIME);
  private final String nobodys;

  private record Strength(int memoryKib, int passes, int lanes) {}

  public PasswordHasher() {
    nobodys = hash("");
  }

  /// In Argon2's usual text form.
  public String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] hash = bounded(() -> argon2id(password, salt, STRENGTH, HASH_BYTES));
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            STRENGTH.memoryKib(),
            STRENGTH.passes(),
            STRENGTH.lanes(),
            encoder.encodeToString(salt),
            encoder.encodeToString(hash));
  }

  /// Whether this is the password. Takes as long for users who do not exist, so that the time does
  /// not tell who does.
  ///
  /// @param stored null for a user who does not exist
  boolean matches(String password, @Nullable String stored) {
    boolean same = verify(password, stored == null ? nobodys : stored);
    return same && stored != null;
  }

  private boolean verify(String password, String stored) {
    Matcher parts = TEXT.matcher(stored);
    if (!parts.matches()) {
      throw new IllegalStateException("a stored password hash is not readable");
    }
    Strength strength =
        new Strength(
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)));
    byte[] salt = Base64.getDecoder().decode(parts.group(4));
    byte[] expected = Base64.getDecoder().decode(parts.group(5));
    byte[] hash = bounded(() -> argon2id(password, salt, strength, expected.length));
    return MessageDigest.isEqual(hash, expected);
  }

  private byte[] bounded(Supplier<byte[]> work) {
    try {
      if (!running.tryAcquire(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw RefusedException.unavailable();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw RefusedException.unavailable();
    }
    try {
      return work.get();
    } finally {
      running.release();
    }
  }

  private static byte[] argon2id(String password, byte[] salt, Strength strength, int bytes) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(strength.memoryKib())
            .withIterations(strength.passes())
            .withParallelism(strength.lanes())
            .withSalt(salt)
            .build());
    byte[] hash = new byte[bytes];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }
}
