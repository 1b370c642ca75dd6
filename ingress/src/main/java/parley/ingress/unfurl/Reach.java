package parley.ingress.unfurl;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.DnsResolver;

/// What may be fetched for others: web pages at the usual ports of public addresses. A name is
/// resolved once, here, and the connection goes to an address that was checked: a name that changes
/// its address in between leads nowhere.
///
/// Safe for any thread.
final class Reach implements DnsResolver {
  private final Set<String> exceptions;
  private final Set<String> exceptionHosts;

  /// @param exceptions `host:port` pairs that may be fetched from wherever they are
  Reach(Set<String> exceptions) {
    this.exceptions = Set.copyOf(exceptions);
    this.exceptionHosts =
        exceptions.stream()
            .map(each -> each.substring(0, each.lastIndexOf(':')))
            .collect(Collectors.toUnmodifiableSet());
  }

  /// Whether a link is one to follow, as far as its text tells.
  boolean allows(URI link) {
    String scheme = link.getScheme();
    String host = link.getHost();
    if (host == null || link.getRawUserInfo() != null) {
      return false;
    }
    boolean secure = "https".equalsIgnoreCase(scheme);
    if (!secure && !"http".equalsIgnoreCase(scheme)) {
      return false;
    }
    int usual = secure ? 443 : 80;
    int port = link.getPort() == -1 ? usual : link.getPort();
    return port == usual || exceptions.contains(host + ":" + port);
  }

  /// @throws UnknownHostException also when none of the addresses is public
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] all = InetAddress.getAllByName(host);
    if (exceptionHosts.contains(host)) {
      return all;
    }
    InetAddress[] open =
        Arrays.stream(all).filter(PublicAddresses::contains).toArray(InetAddress[]::new);
    if (open.length == 0) {
      throw new UnknownHostException("no public address");
    }
    return open;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
