package parley.ingress.operation;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the log whether it is there. The producer cannot tell: it trusts what it knew minutes ago.
public final class KafkaHealth implements AutoCloseable {
  private static final Logger logger = LoggerFactory.getLogger(KafkaHealth.class);
  private static final int LIMIT_MS = 2_000;

  private final Admin admin;

  private KafkaHealth(Admin admin) {
    this.admin = admin;
  }

  public static KafkaHealth open(String servers) {
    return new KafkaHealth(
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                AdminClientConfig.CLIENT_ID_CONFIG, "parley-ingress-health",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, LIMIT_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, LIMIT_MS)));
  }

  boolean answers() {
    try {
      return !admin.describeCluster().nodes().get(LIMIT_MS, TimeUnit.MILLISECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException e) {
      logger.debug("Kafka does not answer", e);
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
