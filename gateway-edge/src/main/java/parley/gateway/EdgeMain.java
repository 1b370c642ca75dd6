package parley.gateway;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.Micronaut;
import java.time.Clock;
import java.util.Map;

/// Runs an edge node until the process is asked to stop.
public final class EdgeMain {
  private EdgeMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    EdgeConfig config;
    try {
      config = EdgeConfig.from(System.getenv());
    } catch (IllegalArgumentException e) {
      System.err.println("edge: " + e.getMessage());
      System.exit(1);
      return;
    }
    ApplicationContext context =
        Micronaut.build(new String[0])
            .banner(false)
            .mainClass(EdgeMain.class)
            .properties(
                Map.of(
                    "micronaut.application.name", "parley-edge",
                    "micronaut.server.host", config.host(),
                    "micronaut.server.port", config.managementPort()))
            .singletons(config, Clock.systemUTC())
            .start();
    context.getBean(EdgeNode.class).start();
  }
}
