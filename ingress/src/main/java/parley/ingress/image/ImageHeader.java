package parley.ingress.image;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Format and size of an image, from its header alone: nothing is decoded, so a small file that
/// claims to be huge costs nothing. At most [#MAX_BYTES] are read.
///
/// @param animated whether the header says that there are several frames
public record ImageHeader(ImageFormat format, int width, int height, boolean animated) {
  /// Photographs carry previews and colour profiles before their size.
  private static final int MAX_BYTES = 1 << 20;

  private static final int MAX_SIDE = 1 << 20;
  private static final int START_BYTES = 30;
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final byte[] GIF = {'G', 'I', 'F', '8'};
  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
  private static final byte[] RIFF = {'R', 'I', 'F', 'F'};
  private static final byte[] WEBP = {'W', 'E', 'B', 'P'};
  private static final byte[] ANIMATION_CONTROL = {'a', 'c', 'T', 'L'};
  private static final byte[] IMAGE_DATA = {'I', 'D', 'A', 'T'};
  private static final int WEBP_ANIMATION = 0x02;

  /// Reads the beginning of a file; null when it is no image that is known here.
  public static @Nullable ImageHeader read(InputStream file) throws IOException {
    byte[] start = file.readNBytes(START_BYTES);
    if (start.length < START_BYTES) {
      return null;
    }
    if (begins(start, 0, PNG)) {
      return sized(ImageFormat.PNG, big32(start, 16), big32(start, 20), isAnimatedPng(file));
    }
    if (begins(start, 0, GIF)) {
      // Whether there is a second frame stands at its end only: it is taken for animated.
      return sized(ImageFormat.GIF, little16(start, 6), little16(start, 8), true);
    }
    if (begins(start, 0, RIFF) && begins(start, 8, WEBP)) {
      return webp(start);
    }
    return begins(start, 0, JPEG) ? jpeg(start, file) : null;
  }

  private static @Nullable ImageHeader sized(
      ImageFormat format, int width, int height, boolean animated) {
    boolean sound = width > 0 && height > 0 && width <= MAX_SIDE && height <= MAX_SIDE;
    return sound ? new ImageHeader(format, width, height, animated) : null;
  }

  /// The chunk that tells of animation stands before the first picture (PNG, third edition,
  /// §11.3.6).
  private static boolean isAnimatedPng(InputStream file) throws IOException {
    // The first chunk, IHDR, has 25 bytes and begins at 8: 3 of them are still to come.
    DataInputStream chunks = new DataInputStream(file);
    try {
      chunks.skipNBytes(3);
      for (int read = 0; read < MAX_BYTES; ) {
        long length = Integer.toUnsignedLong(chunks.readInt());
        byte[] type = chunks.readNBytes(4);
        if (begins(type, 0, ANIMATION_CONTROL)) {
          return true;
        }
        if (begins(type, 0, IMAGE_DATA) || length > MAX_BYTES) {
          return false;
        }
        chunks.skipNBytes(length + 4);
        read += (int) length + 12;
      }
    } catch (EOFException _) {
      // Cut off: whoever shows it will see.
    }
    return false;
  }

  private static @Nullable ImageHeader webp(byte[] start) {
    return switch (new String(start, 12, 4, StandardCharsets.ISO_8859_1)) {
      case "VP8 " ->
          sized(
              ImageFormat.WEBP, little16(start, 26) & 0x3FFF, little16(start, 28) & 0x3FFF, false);
      case "VP8L" -> {
        int bits = little16(start, 21) | little16(start, 23) << 16;
        yield sized(ImageFormat.WEBP, (bits & 0x3FFF) + 1, (bits >>> 14 & 0x3FFF) + 1, false);
      }
      case "VP8X" ->
          sized(
              ImageFormat.WEBP,
              little24(start, 24) + 1,
              little24(start, 27) + 1,
              (start[20] & WEBP_ANIMATION) != 0);
      default -> null;
    };
  }

  /// Passes from segment to segment up to the one that says the size (ITU-T T.81, B.2.2).
  private static @Nullable ImageHeader jpeg(byte[] start, InputStream file) throws IOException {
    DataInputStream segments =
        new DataInputStream(
            new SequenceInputStream(new ByteArrayInputStream(start, 2, start.length - 2), file));
    try {
      for (int read = 0; read < MAX_BYTES; ) {
        if (segments.readUnsignedByte() != 0xFF) {
          return null;
        }
        int marker = segments.readUnsignedByte();
        while (marker == 0xFF && read++ < MAX_BYTES) {
          marker = segments.readUnsignedByte();
        }
        int length = segments.readUnsignedShort();
        if (length < 2) {
          return null;
        }
        if (saysSize(marker)) {
          segments.skipNBytes(1);
          int height = segments.readUnsignedShort();
          return sized(ImageFormat.JPEG, segments.readUnsignedShort(), height, false);
        }
        segments.skipNBytes(length - 2);
        read += length + 2;
      }
    } catch (EOFException _) {
      // Cut off before it says anything.
    }
    return null;
  }

  /// Start of frame, of any kind; three of the numbers between mean something else.
  private static boolean saysSize(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private static boolean begins(byte[] bytes, int at, byte[] expected) {
    return bytes.length >= at + expected.length
        && Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
  }

  private static int big32(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | (bytes[at + 3] & 0xFF);
  }

  private static int little16(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
  }

  private static int little24(byte[] bytes, int at) {
    return little16(bytes, at) | (bytes[at + 2] & 0xFF) << 16;
  }
}
