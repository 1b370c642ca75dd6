package parley.voice;

import java.time.Duration;
import parley.voice.aead.TransportCipher;
import parley.voice.aead.TransportMode;

/// Seals and opens packets until the compiler has made its best of it: a cold router is ten times
/// slower, which the first clients would hear.
final class WarmUp {
  static final Duration AT_MOST = Duration.ofSeconds(3);

  private static final int ROUNDS = 200_000;
  private static final int HEADER = 12;
  private static final int PAYLOAD = 160;

  private WarmUp() {}

  /// @return packets that were sealed and opened
  static int run() {
    byte[] plain = new byte[HEADER + PAYLOAD];
    byte[] sealed = new byte[plain.length + TransportCipher.OVERHEAD_BYTES];
    TransportCipher cipher = TransportMode.AES_256_GCM.cipher(new byte[TransportMode.KEY_BYTES]);
    long until = System.nanoTime() + AT_MOST.toNanos();
    int round = 0;
    while (round < ROUNDS && System.nanoTime() < until) {
      int length = cipher.seal(plain, 0, HEADER, PAYLOAD, round, sealed, 0);
      cipher.open(sealed, 0, HEADER, length, plain, 0);
      round++;
    }
    return round;
  }
}
