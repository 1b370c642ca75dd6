package parley.voice.aead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransportCipherTest {
  private static final int HEADER = 16;

  private final Random random = new Random(11);
  private final byte[] key = bytes(TransportMode.KEY_BYTES);
  private final byte[] packet = bytes(200);
  private final byte[] sealed = new byte[300];
  private final byte[] opened = new byte[300];

  @ParameterizedTest
  @EnumSource
  void opensWhatItSealed(TransportMode mode) {
    TransportCipher cipher = mode.cipher(key);

    int length = cipher.seal(packet, 3, HEADER, 100, -2, sealed, 5);
    int rest = cipher.open(sealed, 5, HEADER, length, opened, 7);

    assertThat(length).isEqualTo(HEADER + 100 + TransportCipher.OVERHEAD_BYTES);
    assertThat(TransportCipher.counter(sealed, 5, length)).isEqualTo(-2);
    assertThat(rest).isEqualTo(100);
    assertThat(Arrays.copyOfRange(opened, 7, 7 + HEADER + 100))
        .isEqualTo(Arrays.copyOfRange(packet, 3, 3 + HEADER + 100));
    assertThat(Arrays.copyOfRange(sealed, 5, 5 + HEADER))
        .isEqualTo(Arrays.copyOfRange(packet, 3, 3 + HEADER));
  }

  @ParameterizedTest
  @EnumSource
  void opensNothingOfWhichAnyBitChanged(TransportMode mode) {
    TransportCipher cipher = mode.cipher(key);
    int length = cipher.seal(packet, 0, HEADER, 20, 9, sealed, 0);

    for (int bit = 0; bit < length * Byte.SIZE; bit++) {
      sealed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertThat(cipher.open(sealed, 0, HEADER, length, opened, 0))
          .as("bit %d", bit)
          .isEqualTo(TransportCipher.FORGED);
      sealed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
    }
    assertThat(cipher.open(sealed, 0, HEADER, length, opened, 0)).isEqualTo(20);
    assertThat(cipher.open(sealed, 0, HEADER, HEADER + 19, opened, 0))
        .isEqualTo(TransportCipher.FORGED);
  }

  @Test
  void sealsLikeTheTestVectorOfGcm() {
    TransportCipher cipher = TransportMode.AES_256_GCM.cipher(new byte[32]);

    int length = cipher.seal(new byte[16], 0, 0, 16, 0, sealed, 0);

    assertThat(HexFormat.of().formatHex(sealed, 0, length))
        .isEqualTo(
            "cea7403d4d606b6e074ec5d3baf39d18" + "d0d1c8a799996bf0265b98b5d48ab919" + "00000000");
  }

  @Test
  void derivesLikeTheTestVectorOfXChaCha() {
    byte[] known =
        HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    byte[] derived = new byte[32];

    HChaCha20.derive(
        HChaCha20.words(known),
        HexFormat.of().parseHex("000000090000004a0000000031415927"),
        derived);

    assertThat(HexFormat.of().formatHex(derived))
        .isEqualTo("82413b4227b27bfed30e42508a877d73a0f9e4d58a74a853c12ec41326d3ecdc");
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
