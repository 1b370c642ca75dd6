package parley.voice.rtp;

/// A view of one RTP packet (RFC 3550, 5.1) in somebody else's array; reused from packet to packet,
/// so that reading allocates nothing. Belongs to one thread.
///
/// The header is what lies in clear on every transport: the fixed part, the contributing sources
/// and, where there are extensions, their first four bytes.
public final class RtpPacket {
  public static final int FIXED_HEADER_BYTES = 12;
  public static final int EXTENSION_HEADER_BYTES = 4;

  private static final int VERSION = 2;

  private byte[] bytes = new byte[0];
  private int offset;
  private int length;
  private int headerBytes;

  /// Looks at a packet; the array must stay as it is while the view is used.
  ///
  /// @return whether it has a whole header of version 2; if not, nothing else may be asked
  public boolean read(byte[] array, int at, int packetBytes) {
    bytes = array;
    offset = at;
    length = packetBytes;
    if (packetBytes < FIXED_HEADER_BYTES || Bytes.unsigned8(array, at) >>> 6 != VERSION) {
      return false;
    }
    int sources = bytes[at] & 0x0F;
    headerBytes =
        FIXED_HEADER_BYTES
            + sources * Integer.BYTES
            + (hasExtensions() ? EXTENSION_HEADER_BYTES : 0);
    return headerBytes <= packetBytes;
  }

  public byte[] array() {
    return bytes;
  }

  public int offset() {
    return offset;
  }

  public int length() {
    return length;
  }

  /// Bytes in clear, before whatever may be encrypted.
  public int headerBytes() {
    return headerBytes;
  }

  public boolean hasPadding() {
    return (bytes[offset] & 0x20) != 0;
  }

  public boolean hasExtensions() {
    return (bytes[offset] & 0x10) != 0;
  }

  public boolean hasMarker() {
    return (bytes[offset + 1] & 0x80) != 0;
  }

  public int payloadType() {
    return bytes[offset + 1] & 0x7F;
  }

  public int sequence() {
    return Bytes.unsigned16(bytes, offset + 2);
  }

  public int timestamp() {
    return Bytes.int32(bytes, offset + 4);
  }

  public int ssrc() {
    return Bytes.int32(bytes, offset + 8);
  }

  /// Bytes of the extensions behind their header, as the header claims; 0 when there are none.
  public int extensionBodyBytes() {
    return hasExtensions()
        ? Bytes.unsigned16(bytes, offset + headerBytes - Short.BYTES) * Integer.BYTES
        : 0;
  }

  /// What the extensions' header says about their form; 0 when there are none.
  public int extensionProfile() {
    return hasExtensions()
        ? Bytes.unsigned16(bytes, offset + headerBytes - EXTENSION_HEADER_BYTES)
        : 0;
  }

  /// Writes a fixed header, without sources or extensions.
  public static void writeHeader(
      byte[] out, int at, int payloadType, boolean marker, int sequence, int timestamp, int ssrc) {
    out[at] = (byte) (VERSION << 6);
    out[at + 1] = (byte) (payloadType | (marker ? 0x80 : 0));
    Bytes.put16(out, at + 2, sequence);
    Bytes.put32(out, at + 4, timestamp);
    Bytes.put32(out, at + 8, ssrc);
  }
}
