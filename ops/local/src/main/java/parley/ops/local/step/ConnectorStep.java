package parley.ops.local.step;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import parley.ops.local.component.Need;
import parley.ops.local.component.Step;
import parley.ops.local.server.CassandraServer;
import parley.ops.local.server.ConnectServer;
import parley.ops.local.server.ElasticsearchServer;
import parley.ops.local.settings.Site;

/// Registers one connector with the worker and waits until it runs. A connector that is already set
/// like this is left alone; what has failed of it is started again.
public record ConnectorStep(Site site, ConnectorFile connector) implements Step {
  private static final long POLL_MS = 100;
  private static final int RESTARTS = 3;

  @Override
  public String name() {
    return connector.name();
  }

  @Override
  public List<Need> needs() {
    return List.of(
        Need.ready(ConnectServer.NAME), Need.ready(TopicsStep.NAME), Need.ready(other()));
  }

  /// Where its rows come from, or go to.
  private String other() {
    if (connector.publication().isPresent()) {
      return SchemaStep.NAME;
    }
    return connector.settings().containsKey("elasticsearch.nodes")
        ? ElasticsearchServer.NAME
        : CassandraServer.NAME;
  }

  @Override
  public String run() throws Exception {
    try (ConnectApi connect = new ConnectApi(site.port(ConnectServer.NAME))) {
      while (!isSet(connect) && !connect.put(connector)) {
        Thread.sleep(POLL_MS);
      }
      awaitRunning(connect);
      return "connector runs";
    }
  }

  private boolean isSet(ConnectApi connect) throws IOException, InterruptedException {
    return connect.settings(connector.name()).filter(connector.settings()::equals).isPresent();
  }

  private void awaitRunning(ConnectApi connect) throws IOException, InterruptedException {
    int restarts = 0;
    while (true) {
      Optional<ConnectApi.Status> status = connect.status(connector.name());
      if (status.filter(ConnectApi.Status::isRunning).isPresent()) {
        return;
      }
      if (status.filter(ConnectApi.Status::hasFailed).isPresent()) {
        // The status may be that of a life before this one.
        if (restarts == RESTARTS) {
          throw new IOException("connector failed: " + status.get().trace());
        }
        if (connect.restartFailed(connector.name())) {
          restarts++;
        }
      }
      Thread.sleep(POLL_MS);
    }
  }
}
