package parley.voice.rtp;

/// Writes RTCP packets of our own into somebody's array; each returns the bytes that it wrote.
public final class RtcpWriter {
  private static final int VERSION = 2 << 6;
  private static final int REPORT_BLOCK_BYTES = 24;

  private RtcpWriter() {}

  /// What was heard of one source (RFC 3550, 6.4.2).
  ///
  /// @param fractionLost of 256
  /// @param highestSequence with the count of its cycles in the upper half
  /// @param jitter in units of the timestamp
  public record Reception(
      int ssrc,
      int fractionLost,
      int cumulativeLost,
      int highestSequence,
      int jitter,
      int lastSenderReport,
      int delaySinceSenderReport) {}

  /// A receiver report about one source.
  public static int receiverReport(byte[] out, int at, int sender, Reception reception) {
    int size = RtcpCompound.HEADER_BYTES + Integer.BYTES + REPORT_BLOCK_BYTES;
    header(out, at, 1, RtcpCompound.RECEIVER_REPORT, size);
    Bytes.put32(out, at + 4, sender);
    Bytes.put32(out, at + 8, reception.ssrc());
    Bytes.put32(
        out, at + 12, reception.fractionLost() << 24 | (reception.cumulativeLost() & 0xFFFFFF));
    Bytes.put32(out, at + 16, reception.highestSequence());
    Bytes.put32(out, at + 20, reception.jitter());
    Bytes.put32(out, at + 24, reception.lastSenderReport());
    Bytes.put32(out, at + 28, reception.delaySinceSenderReport());
    return size;
  }

  /// Asks for a key frame (RFC 4585, 6.3.1).
  public static int pictureLoss(byte[] out, int at, int sender, int media) {
    int size = RtcpCompound.HEADER_BYTES + 2 * Integer.BYTES;
    header(out, at, RtcpCompound.PICTURE_LOSS, RtcpCompound.PAYLOAD_FEEDBACK, size);
    Bytes.put32(out, at + 4, sender);
    Bytes.put32(out, at + 8, media);
    return size;
  }

  /// Asks for a packet again, and for those of the 16 after it whose bits are set (RFC 4585,
  /// 6.2.1).
  public static int nack(byte[] out, int at, int sender, int media, int lost, int mask) {
    int size = RtcpCompound.HEADER_BYTES + 3 * Integer.BYTES;
    header(out, at, RtcpCompound.NACK, RtcpCompound.TRANSPORT_FEEDBACK, size);
    Bytes.put32(out, at + 4, sender);
    Bytes.put32(out, at + 8, media);
    Bytes.put16(out, at + 12, lost);
    Bytes.put16(out, at + 14, mask);
    return size;
  }

  private static void header(byte[] out, int at, int format, int type, int size) {
    out[at] = (byte) (VERSION | format);
    out[at + 1] = (byte) type;
    Bytes.put16(out, at + 2, size / Integer.BYTES - 1);
  }
}
