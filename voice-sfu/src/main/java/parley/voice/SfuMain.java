package parley.voice;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;

/// Runs a voice router until the process is asked to stop.
public final class SfuMain {
  private SfuMain() {}

  public static void main(String[] arguments) throws IOException, GeneralSecurityException {
    SfuConfig config;
    try {
      config = SfuConfig.from(System.getenv());
    } catch (IllegalArgumentException e) {
      System.err.println("voice: " + e.getMessage());
      System.exit(1);
      return;
    }
    SfuNode node = new SfuNode(config, Clock.systemUTC());
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(node::close));
    node.start();
  }
}
