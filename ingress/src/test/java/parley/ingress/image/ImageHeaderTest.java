package parley.ingress.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageHeaderTest {
  private static final int ENOUGH = 64;

  @ParameterizedTest
  @CsvSource({"png, PNG, false", "jpg, JPEG, false", "gif, GIF, true"})
  void readsWhatAnEncoderWrote(String name, ImageFormat format, boolean animated)
      throws IOException {
    assertThat(read(image(name, 321, 123))).isEqualTo(new ImageHeader(format, 321, 123, animated));
  }

  /// As three kinds of WebP begin: lossy, lossless, extended with animation.
  @ParameterizedTest
  @CsvSource({
    "524946462400000057454250565038201800000030010 09d012a41017b00, 321, 123, false",
    "524946462400000057454250565038 4c180000002f40811e00, 321, 123, false",
    "5249464624000000574542505650 38580a00000002000000400100 7a0000, 321, 123, true"
  })
  void readsWebP(String hex, int width, int height, boolean animated) throws IOException {
    byte[] start = HexFormat.of().parseHex(hex.replace(" ", ""));

    assertThat(read(Arrays.copyOf(start, ENOUGH)))
        .isEqualTo(new ImageHeader(ImageFormat.WEBP, width, height, animated));
  }

  @Test
  void findsTheSizeBehindALargePreview() throws IOException {
    byte[] image = image("jpg", 40, 30);
    ByteArrayOutputStream photograph = new ByteArrayOutputStream();
    photograph.write(image, 0, 2);
    for (int i = 0; i < 3; i++) {
      photograph.writeBytes(
          ByteBuffer.allocate(2 + 60_000)
              .putShort((short) 0xFFE1)
              .putShort((short) 60_000)
              .array());
    }
    photograph.write(image, 2, image.length - 2);

    assertThat(read(photograph.toByteArray()))
        .isEqualTo(new ImageHeader(ImageFormat.JPEG, 40, 30, false));
  }

  @Test
  void knowsAnAnimatedPng() throws IOException {
    byte[] image = image("png", 4, 3);
    ByteArrayOutputStream animated = new ByteArrayOutputStream();
    animated.write(image, 0, 33);
    animated.writeBytes(HexFormat.of().parseHex("000000086163544c000000020000000000000000"));
    animated.write(image, 33, image.length - 33);

    assertThat(read(animated.toByteArray()))
        .isEqualTo(new ImageHeader(ImageFormat.PNG, 4, 3, true));
  }

  @Test
  void takesNothingElseForAnImage() throws IOException {
    assertThat(read(new byte[0])).isNull();
    assertThat(read("just a text, long enough to be looked at".getBytes(UTF_8))).isNull();
    byte[] endless = new byte[3_000_000];
    Arrays.fill(endless, (byte) 0xFF);
    endless[1] = (byte) 0xD8;
    assertThat(read(endless)).isNull();
  }

  @Test
  void bearsAnyBytes() throws IOException {
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      byte[] image = image(seed % 2 == 0 ? "png" : "jpg", 9, 9);
      int cut = random.nextInt(image.length);
      for (int i = 0; i < 5; i++) {
        image[random.nextInt(image.length)] = (byte) random.nextInt();
      }
      ImageHeader header = read(Arrays.copyOf(image, cut));
      assertThat(header == null || header.width() > 0).as("seed %d", seed).isTrue();
    }
  }

  private static @Nullable ImageHeader read(byte[] bytes) throws IOException {
    return ImageHeader.read(new ByteArrayInputStream(bytes));
  }

  private static byte[] image(String format, int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    assertThat(ImageIO.write(image, format, bytes)).isTrue();
    return bytes.toByteArray();
  }
}
