package parley.voice.rtp;

/// Walks the packets of an RTCP compound (RFC 3550, 6.1) in somebody else's array. Belongs to one
/// thread.
///
/// Usage: [#read], then [#next] until it says no. A compound of which any part is cut short or of
/// another version is refused as a whole.
public final class RtcpCompound {
  public static final int HEADER_BYTES = 4;

  public static final int SENDER_REPORT = 200;
  public static final int RECEIVER_REPORT = 201;
  public static final int SOURCE_DESCRIPTION = 202;
  public static final int GOODBYE = 203;
  public static final int APPLICATION = 204;
  public static final int TRANSPORT_FEEDBACK = 205;
  public static final int PAYLOAD_FEEDBACK = 206;

  /// Formats of [#TRANSPORT_FEEDBACK] and [#PAYLOAD_FEEDBACK] (RFC 4585, 5104).
  public static final int NACK = 1;

  public static final int PICTURE_LOSS = 1;
  public static final int FULL_INTRA_REQUEST = 4;

  private static final int FEEDBACK_BYTES = 12;
  private static final int VERSION = 2;

  private byte[] bytes = new byte[0];
  private int end;
  private int packet;
  private int following;

  /// @return whether the compound is whole
  public boolean read(byte[] array, int at, int compoundBytes) {
    bytes = array;
    end = at + compoundBytes;
    packet = at;
    following = at;
    if (compoundBytes < HEADER_BYTES) {
      return false;
    }
    int walked = at;
    while (walked < end) {
      if (end - walked < HEADER_BYTES || Bytes.unsigned8(array, walked) >>> 6 != VERSION) {
        return false;
      }
      int size = size(walked);
      if (size > end - walked || size < leastBytes(walked)) {
        return false;
      }
      walked += size;
    }
    return true;
  }

  /// Goes to the next packet.
  ///
  /// @return false when there is none
  public boolean next() {
    if (following >= end) {
      return false;
    }
    packet = following;
    following += size(packet);
    return true;
  }

  public int type() {
    return Bytes.unsigned8(bytes, packet + 1);
  }

  /// The five bits that count reports or name the format of a feedback.
  public int format() {
    return bytes[packet] & 0x1F;
  }

  /// Where the packet lies, header included.
  public int offset() {
    return packet;
  }

  public int length() {
    return size(packet);
  }

  /// Who sent it.
  public int senderSsrc() {
    return Bytes.int32(bytes, packet + HEADER_BYTES);
  }

  /// Whom a feedback is about.
  public int mediaSsrc() {
    return Bytes.int32(bytes, packet + HEADER_BYTES + Integer.BYTES);
  }

  /// How many pairs of a sequence number and a mask a NACK has.
  public int nackPairs() {
    return (length() - FEEDBACK_BYTES) / Integer.BYTES;
  }

  /// A lost sequence number, and in the upper half the mask of the 16 that follow it.
  public int nackPair(int index) {
    int at = packet + FEEDBACK_BYTES + index * Integer.BYTES;
    return Bytes.unsigned16(bytes, at + Short.BYTES) << Short.SIZE | Bytes.unsigned16(bytes, at);
  }

  private int size(int at) {
    return (Bytes.unsigned16(bytes, at + Short.BYTES) + 1) * Integer.BYTES;
  }

  private int leastBytes(int at) {
    int format = bytes[at] & 0x1F;
    return switch (Bytes.unsigned8(bytes, at + 1)) {
      case SENDER_REPORT -> 28 + format * 24;
      case RECEIVER_REPORT -> 8 + format * 24;
      case TRANSPORT_FEEDBACK, PAYLOAD_FEEDBACK -> FEEDBACK_BYTES;
      case APPLICATION -> 12;
      case GOODBYE -> HEADER_BYTES + format * Integer.BYTES;
      default -> HEADER_BYTES;
    };
  }
}
