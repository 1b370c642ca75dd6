package parley.ingress.application;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Where the browser of who consented goes. Compared as text, so that nothing but what was
/// registered is ever gone to.
final class RedirectUri {
  private static final int MAX_CHARS = 1024;

  private RedirectUri() {}

  /// Whether it may be registered: absolute, without a fragment, and nothing that a browser runs.
  static boolean isValid(String text) {
    if (text.length() > MAX_CHARS || text.chars().anyMatch(c -> c <= ' ')) {
      return false;
    }
    try {
      URI uri = new URI(text);
      String scheme = uri.getScheme();
      return scheme != null
          && !scheme.equalsIgnoreCase("javascript")
          && !scheme.equalsIgnoreCase("data")
          && !uri.isOpaque()
          && uri.getFragment() == null
          && uri.getUserInfo() == null;
    } catch (URISyntaxException _) {
      return false;
    }
  }

  /// The address with further parameters.
  static String with(String uri, Map<String, String> parameters) {
    StringBuilder text = new StringBuilder(uri);
    char mark = uri.indexOf('?') < 0 ? '?' : '&';
    for (Map.Entry<String, String> each : parameters.entrySet()) {
      text.append(mark)
          .append(each.getKey())
          .append('=')
          .append(URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8));
      mark = '&';
    }
    return text.toString();
  }
}
