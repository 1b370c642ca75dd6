package parley.ops.local.server;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import parley.ops.local.component.Need;
import parley.ops.local.component.Server;
import parley.ops.local.flink.FlinkHealth;
import parley.ops.local.health.HealthCheck;
import parley.ops.local.process.Launch;
import parley.ops.local.settings.Site;

/// Flink's job manager, with its web pages. What it runs is lost with it: `up` submits it again,
/// with the state of the last checkpoint.
public record JobManagerServer(Site site) implements Server {
  public static final String NAME = "jobmanager";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Need> needs() {
    // Only so that it ends before the log does.
    return List.of(Need.started(KafkaServer.NAME));
  }

  @Override
  public int port() {
    return site.port(NAME);
  }

  @Override
  public void prepare() throws IOException {
    FlinkJvm.prepare(site, NAME);
  }

  @Override
  public Launch launch() throws IOException {
    return FlinkJvm.launch(
        site,
        NAME,
        "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
        List.of(),
        Map.of());
  }

  @Override
  public String build() throws IOException {
    return FlinkJvm.classPath(site).fingerprint();
  }

  @Override
  public HealthCheck health() {
    return new FlinkHealth(port(), 0);
  }
}
