package parley.voice.udp;

/// IPv4 addresses with ports as one number, so that none is allocated for a packet.
public final class SocketAddresses {
  /// No address.
  public static final long NONE = 0;

  private SocketAddresses() {}

  /// @param ip in network order
  public static long of(int ip, int port) {
    return Integer.toUnsignedLong(ip) << Short.SIZE | port;
  }

  public static int ip(long address) {
    return (int) (address >>> Short.SIZE);
  }

  public static int port(long address) {
    return (int) (address & 0xFFFF);
  }

  /// The address in dotted form.
  public static String host(long address) {
    int ip = ip(address);
    return (ip >>> 24) + "." + (ip >>> 16 & 0xFF) + "." + (ip >>> 8 & 0xFF) + "." + (ip & 0xFF);
  }
}
