package parley.ops.local.health;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/// Asks the broker to describe its cluster: an open port is not enough.
public record KafkaHealth(int port) implements HealthCheck {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  @Override
  public Health look() {
    if (!Loopback.isTaken(port)) {
      return Health.down("does not listen on " + port);
    }
    try (Admin admin = admin(port)) {
      int brokers =
          admin.describeCluster().nodes().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS).size();
      return brokers > 0 ? Health.up("describes its cluster") : Health.down("no broker yet");
    } catch (ExecutionException | TimeoutException e) {
      return Health.down(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.down(e);
    }
  }

  /// A client whose calls do not wait longer than a check may.
  public static Admin admin(int port) {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            Loopback.HOST + ":" + port,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            (int) LIMIT.toMillis(),
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) LIMIT.multipliedBy(2).toMillis()));
  }
}
