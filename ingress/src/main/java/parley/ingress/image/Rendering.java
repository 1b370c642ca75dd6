package parley.ingress.image;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Shows a picture as one still image of a certain size. Of a large picture only every n-th pixel
/// is ever held, so that what it takes depends on the size that is asked for.
final class Rendering {
  /// The largest side of what is held.
  static final int MAX_SIDE = 2048;

  private Rendering() {}

  /// @param size the longer side of what comes out; a smaller picture stays as it is
  /// @return a JPEG of a JPEG, else a PNG
  /// @throws IOException when it cannot be decoded
  static byte[] render(byte[] content, ImageFormat format, int size) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.extension());
    if (!readers.hasNext()) {
      throw new IOException("no reader for " + format);
    }
    ImageReader reader = readers.next();
    try (ImageInputStream input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      reader.setInput(input, true, true);
      BufferedImage image = scaled(decoded(reader, size), size);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      String written = format == ImageFormat.JPEG ? "jpg" : "png";
      if (!ImageIO.write(image, written, bytes)) {
        throw new IOException("no writer for " + written);
      }
      return bytes.toByteArray();
    } catch (RuntimeException e) {
      // What decoders throw at broken pictures.
      throw new IOException(e);
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage decoded(ImageReader reader, int size) throws IOException {
    int side = Math.max(reader.getWidth(0), reader.getHeight(0));
    int held = Math.min(2 * size, MAX_SIDE);
    int step = Math.max(1, (side + held - 1) / held);
    ImageReadParam every = reader.getDefaultReadParam();
    every.setSourceSubsampling(step, step, 0, 0);
    return reader.read(0, every);
  }

  private static BufferedImage scaled(BufferedImage image, int size) {
    int side = Math.max(image.getWidth(), image.getHeight());
    if (side <= size) {
      return image;
    }
    int width = Math.max(1, image.getWidth() * size / side);
    int height = Math.max(1, image.getHeight() * size / side);
    boolean opaque = !image.getColorModel().hasAlpha();
    BufferedImage scaled =
        new BufferedImage(
            width, height, opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = scaled.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return scaled;
  }
}
