package parley.ingress;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.Micronaut;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/// Starts an ingress instance.
public final class IngressMain {
  private IngressMain() {}

  public static void main(String[] arguments) {
    IngressConfig config;
    try {
      config = IngressConfig.from(System.getenv());
    } catch (IllegalArgumentException e) {
      System.err.println("ingress: " + e.getMessage());
      System.exit(1);
      return;
    }
    start(config);
  }

  private static ApplicationContext start(IngressConfig config) {
    return Micronaut.build(new String[0])
        .banner(false)
        .mainClass(IngressMain.class)
        .properties(server(config))
        .singletons(config, Clock.systemUTC())
        .start();
  }

  /// The HTTP server's own settings.
  private static Map<String, Object> server(IngressConfig config) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("micronaut.application.name", "parley-ingress");
    settings.put("micronaut.server.host", config.host());
    settings.put("micronaut.server.port", config.port());
    settings.put("micronaut.server.max-request-size", "25MB");
    // A search may name 500 channels.
    settings.put("micronaut.server.netty.max-initial-line-length", 32_768);
    settings.put("micronaut.server.netty.max-header-size", 16384);
    settings.put("micronaut.server.idle-timeout", "75s");
    settings.put("micronaut.server.date-header", true);
    // Tokens travel in a header, so no page can use somebody's browser to act for them.
    settings.put("micronaut.server.cors.localhost-pass-through", true);
    return settings;
  }
}
