package parley.voice.datagram;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import parley.voice.rtp.Bytes;

/// The question of a client how its address looks from outside, and the answer: type, length of the
/// rest, SSRC, 64 bytes of address as text, port. The answer is as long as the question, so nobody
/// can be flooded with it.
public final class IpDiscovery {
  public static final int LENGTH = 74;

  private static final int REQUEST = 1;
  private static final int RESPONSE = 2;
  private static final int REST = 70;
  private static final int SSRC_AT = 4;
  private static final int ADDRESS_AT = 8;
  private static final int ADDRESS_BYTES = 64;
  private static final int PORT_AT = ADDRESS_AT + ADDRESS_BYTES;

  private IpDiscovery() {}

  public static boolean isRequest(byte[] bytes, int at, int length) {
    return length == LENGTH
        && Bytes.unsigned16(bytes, at) == REQUEST
        && Bytes.unsigned16(bytes, at + 2) == REST;
  }

  /// Which source asks.
  public static int ssrc(byte[] bytes, int at) {
    return Bytes.int32(bytes, at + SSRC_AT);
  }

  /// Writes the answer.
  public static void writeResponse(byte[] out, int at, int ssrc, String address, int port) {
    byte[] text = address.getBytes(StandardCharsets.US_ASCII);
    if (text.length >= ADDRESS_BYTES) {
      throw new IllegalArgumentException("an address has at most 63 characters");
    }
    Arrays.fill(out, at, at + LENGTH, (byte) 0);
    Bytes.put16(out, at, RESPONSE);
    Bytes.put16(out, at + 2, REST);
    Bytes.put32(out, at + SSRC_AT, ssrc);
    System.arraycopy(text, 0, out, at + ADDRESS_AT, text.length);
    Bytes.put16(out, at + PORT_AT, port);
  }
}
