package parley.ingress.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/// The avatars of those who have none of their own: squares of different colours.
final class UsualAvatar {
  static final int COUNT = 6;

  private static final int SIDE = 128;
  private static final int[] COLORS = {0x4F6BED, 0x6B7280, 0x2E9E6B, 0xD9902F, 0xC94F4F, 0xB355A8};

  private UsualAvatar() {}

  static byte[] png(int number) throws IOException {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        image.setRGB(x, y, COLORS[number]);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }
}
