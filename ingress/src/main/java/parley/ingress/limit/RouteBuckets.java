package parley.ingress.limit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;

/// Knows the bucket of a request. Remembers as many names as there are routes. Safe for any thread.
final class RouteBuckets {
  private static final String MESSAGES = "POST /api/channels/{channel}/messages";
  private static final String AUTHENTICATION = "/api/auth/";
  private static final String LOGOUT = "/api/auth/logout";
  private static final String INTERACTIONS = "/api/interactions/";
  private static final int ID_BYTES = 8;
  private static final int MAX_MAJOR = 128;

  private final RateLimits limits;
  private final ConcurrentHashMap<String, String> ids = new ConcurrentHashMap<>();

  RouteBuckets(RateLimits limits) {
    this.limits = limits;
  }

  /// @param template the route's path with names for what varies; empty when there is no such route
  Bucket of(String method, String template, String path) {
    String route = method + " " + template;
    boolean authentication = template.startsWith(AUTHENTICATION) && !template.equals(LOGOUT);
    return new Bucket(
        ids.computeIfAbsent(route, RouteBuckets::id),
        major(path),
        limit(route, authentication),
        authentication,
        !template.startsWith(INTERACTIONS));
  }

  private Limit limit(String route, boolean authentication) {
    if (authentication) {
      return limits.authentication();
    }
    return route.equals(MESSAGES) ? limits.messages() : limits.route();
  }

  private static String major(String path) {
    String[] parts = path.split("/", 6);
    if (parts.length < 4) {
      return "";
    }
    String major =
        switch (parts[2]) {
          case "channels", "guilds" -> canonical(parts[3]);
          case "webhooks" ->
              parts.length > 4
                  ? canonical(parts[3]) + "/" + decoded(parts[4])
                  : canonical(parts[3]);
          default -> "";
        };
    return major.length() > MAX_MAJOR ? "" : major;
  }

  /// One id has one bucket, however it is spelt: `01` and `%31` are `1`.
  private static String canonical(String part) {
    String id = decoded(part);
    try {
      return Long.toUnsignedString(Long.parseUnsignedLong(id));
    } catch (NumberFormatException e) {
      // No id: the route will say so.
      return id;
    }
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // No escape: the route will say so.
      return part;
    }
  }

  private static String id(String route) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(route.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
