package parley.voice.rtp;

/// Finds elements among the header extensions of a decrypted packet (RFC 8285), in the one-byte and
/// the two-byte form.
public final class HeaderExtensions {
  public static final int ONE_BYTE_PROFILE = 0xBEDE;
  public static final int TWO_BYTE_PROFILE = 0x1000;

  /// There is no such element.
  public static final long ABSENT = -1;

  private static final int ONE_BYTE_STOP = 15;

  private HeaderExtensions() {}

  /// Where an element lies: its offset in the upper half, its bytes in the lower, or [#ABSENT].
  ///
  /// @param body where the extensions begin, behind their header
  /// @param bodyBytes how many of them there really are
  public static long find(byte[] bytes, int body, int bodyBytes, int profile, int id) {
    if (profile == ONE_BYTE_PROFILE) {
      return findOneByte(bytes, body, body + bodyBytes, id);
    }
    return (profile & 0xFFF0) == TWO_BYTE_PROFILE
        ? findTwoByte(bytes, body, body + bodyBytes, id)
        : ABSENT;
  }

  public static int offset(long element) {
    return (int) (element >>> Integer.SIZE);
  }

  public static int length(long element) {
    return (int) element;
  }

  private static long findOneByte(byte[] bytes, int from, int end, int id) {
    int at = from;
    while (at < end) {
      int head = Bytes.unsigned8(bytes, at++);
      if (head == 0) {
        continue;
      }
      int found = head >>> 4;
      int length = (head & 0x0F) + 1;
      if (found == ONE_BYTE_STOP || at + length > end) {
        return ABSENT;
      }
      if (found == id) {
        return element(at, length);
      }
      at += length;
    }
    return ABSENT;
  }

  private static long findTwoByte(byte[] bytes, int from, int end, int id) {
    int at = from;
    while (at < end) {
      int found = Bytes.unsigned8(bytes, at++);
      if (found == 0) {
        continue;
      }
      if (at == end) {
        return ABSENT;
      }
      int length = Bytes.unsigned8(bytes, at++);
      if (at + length > end) {
        return ABSENT;
      }
      if (found == id) {
        return element(at, length);
      }
      at += length;
    }
    return ABSENT;
  }

  private static long element(int at, int length) {
    return ((long) at << Integer.SIZE) | length;
  }
}
