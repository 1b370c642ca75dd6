package parley.voice.aead;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The key derivation of XChaCha20 (draft-irtf-cfrg-xchacha, 2.2): ChaCha20's rounds over key and
/// 16 bytes of nonce, of which the first and the last row are the new key.
final class HChaCha20 {
  private static final int[] CONSTANTS = {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574};
  private static final int DOUBLE_ROUNDS = 10;
  private static final int WORDS = 16;

  private HChaCha20() {}

  static int[] words(byte[] key) {
    int[] words = new int[key.length / Integer.BYTES];
    ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(words);
    return words;
  }

  static void derive(int[] key, byte[] nonce, byte[] out) {
    int[] state = new int[WORDS];
    System.arraycopy(CONSTANTS, 0, state, 0, 4);
    System.arraycopy(key, 0, state, 4, 8);
    for (int word = 0; word < 4; word++) {
      state[12 + word] = littleEndian(nonce, word * Integer.BYTES);
    }
    for (int round = 0; round < DOUBLE_ROUNDS; round++) {
      quarter(state, 0, 4, 8, 12);
      quarter(state, 1, 5, 9, 13);
      quarter(state, 2, 6, 10, 14);
      quarter(state, 3, 7, 11, 15);
      quarter(state, 0, 5, 10, 15);
      quarter(state, 1, 6, 11, 12);
      quarter(state, 2, 7, 8, 13);
      quarter(state, 3, 4, 9, 14);
    }
    for (int word = 0; word < 4; word++) {
      putLittleEndian(out, word * Integer.BYTES, state[word]);
      putLittleEndian(out, (4 + word) * Integer.BYTES, state[12 + word]);
    }
  }

  private static void quarter(int[] state, int a, int b, int c, int d) {
    state[a] += state[b];
    state[d] = Integer.rotateLeft(state[d] ^ state[a], 16);
    state[c] += state[d];
    state[b] = Integer.rotateLeft(state[b] ^ state[c], 12);
    state[a] += state[b];
    state[d] = Integer.rotateLeft(state[d] ^ state[a], 8);
    state[c] += state[d];
    state[b] = Integer.rotateLeft(state[b] ^ state[c], 7);
  }

  private static int littleEndian(byte[] bytes, int at) {
    return (bytes[at] & 0xFF)
        | (bytes[at + 1] & 0xFF) << 8
        | (bytes[at + 2] & 0xFF) << 16
        | bytes[at + 3] << 24;
  }

  private static void putLittleEndian(byte[] bytes, int at, int value) {
    bytes[at] = (byte) value;
    bytes[at + 1] = (byte) (value >>> 8);
    bytes[at + 2] = (byte) (value >>> 16);
    bytes[at + 3] = (byte) (value >>> 24);
  }
}
