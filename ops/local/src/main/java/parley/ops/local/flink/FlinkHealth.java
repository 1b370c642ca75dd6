package parley.ops.local.flink;

import java.io.IOException;
import parley.ops.local.health.Health;
import parley.ops.local.health.HealthCheck;
import parley.ops.local.health.Loopback;

/// Asks the job manager how many task managers it has.
///
/// @param port of its REST API
/// @param wanted how many there have to be
public record FlinkHealth(int port, int wanted) implements HealthCheck {
  @Override
  public Health look() {
    if (!Loopback.isTaken(port)) {
      return Health.down("the job manager does not listen on " + port);
    }
    try (FlinkApi flink = new FlinkApi(port)) {
      int there = flink.taskManagers();
      return there >= wanted
          ? Health.up(there + " task managers")
          : Health.down("the job manager knows of no task manager");
    } catch (IOException e) {
      return Health.down(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.down(e);
    }
  }
}
