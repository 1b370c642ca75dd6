package parley.ingress.limit;

import io.micronaut.http.HttpRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Where requests come from. Of IPv6 only the first 64 bits count: the rest is for everybody to
/// choose.
final class ClientAddress {
  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final int NETWORK_BYTES = 8;

  private final int proxies;

  /// @param proxies how many proxies of ours a request has passed, each adding to `X-Forwarded-For`
  ClientAddress(int proxies) {
    this.proxies = proxies;
  }

  String of(HttpRequest<?> request) {
    InetAddress socket = request.getRemoteAddress().getAddress();
    if (proxies == 0) {
      return text(socket);
    }
    List<String> forwarded =
        request.getHeaders().getAll(FORWARDED_FOR).stream()
            .flatMap(header -> Arrays.stream(header.split(",")))
            .map(String::strip)
            .toList();
    if (forwarded.size() < proxies) {
      return text(socket);
    }
    try {
      return text(InetAddress.ofLiteral(forwarded.get(forwarded.size() - proxies)));
    } catch (IllegalArgumentException _) {
      return text(socket);
    }
  }

  private static String text(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES)
        : address.getHostAddress();
  }
}
