package parley.voice.datagram;

import parley.voice.rtp.Bytes;

/// What a datagram is, as its first bytes and its length tell (RFC 7983, and what native clients
/// send besides).
public enum DatagramKind {
  /// A client asks how its address looks from here.
  DISCOVERY,
  /// Eight bytes that are sent back as they are.
  KEEPALIVE,
  RTP,
  RTCP,
  /// Nothing in it: one library sends these when it has nothing to say.
  EMPTY,
  UNKNOWN;

  private static final int KEEPALIVE_BYTES = 8;

  public static DatagramKind of(byte[] bytes, int at, int length) {
    if (length == 0) {
      return EMPTY;
    }
    if (IpDiscovery.isRequest(bytes, at, length)) {
      return DISCOVERY;
    }
    if (length == KEEPALIVE_BYTES) {
      return KEEPALIVE;
    }
    if (length < KEEPALIVE_BYTES || Bytes.unsigned8(bytes, at) >>> 6 != 2) {
      return UNKNOWN;
    }
    int type = Bytes.unsigned8(bytes, at + 1);
    return type >= 192 && type <= 223 ? RTCP : RTP;
  }
}
