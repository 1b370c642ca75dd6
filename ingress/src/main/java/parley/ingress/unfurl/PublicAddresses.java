package parley.ingress.unfurl;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/// Tells addresses of the public network from all others: our own machine and network, those of
/// other private networks, and what is reserved or translated.
///
/// The ranges are those that IANA's registries of special-purpose addresses (RFC 6890) call not
/// globally reachable, and the prefixes that carry IPv4 addresses within IPv6.
final class PublicAddresses {
  private static final List<Range> CLOSED_4 =
      List.of(
          range(8, 0),
          range(8, 10),
          range(10, 100, 64),
          range(8, 127),
          range(16, 169, 254),
          range(12, 172, 16),
          range(24, 192, 0, 0),
          range(24, 192, 0, 2),
          range(24, 192, 88, 99),
          range(16, 192, 168),
          range(15, 198, 18),
          range(24, 198, 51, 100),
          range(24, 203, 0, 113),
          range(3, 224));

  /// Everything public is in 2000::/3.
  private static final Range OPEN_6 = range(3, 0x20);

  private static final List<Range> CLOSED_6 =
      List.of(
          // Protocol assignments, Teredo among them.
          range(23, 0x20, 0x01, 0x00),
          // Documentation.
          range(32, 0x20, 0x01, 0x0d, 0xb8),
          range(20, 0x3f, 0xff, 0x00),
          // 6to4: IPv4 addresses within.
          range(16, 0x20, 0x02));

  private PublicAddresses() {}

  static boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet6Address) {
      return OPEN_6.holds(bytes) && CLOSED_6.stream().noneMatch(range -> range.holds(bytes));
    }
    return CLOSED_4.stream().noneMatch(range -> range.holds(bytes));
  }

  private static Range range(int bits, int... start) {
    return new Range(bits, List.of(Arrays.stream(start).boxed().toArray(Integer[]::new)));
  }

  /// Addresses that begin with the same bits.
  private record Range(int bits, List<Integer> start) {
    boolean holds(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int shift = 7 - bit % 8;
        int expected = bit / 8 < start.size() ? start.get(bit / 8) >> shift & 1 : 0;
        if ((address[bit / 8] >> shift & 1) != expected) {
          return false;
        }
      }
      return true;
    }
  }
}
