package parley.ops.local.health;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// Asks object storage for its list of buckets without a signature, and wants to be refused: it
/// serves, and not just anybody.
public record ObjectsHealth(int port) implements HealthCheck {
  private static final int FORBIDDEN = 403;

  @Override
  public Health look() {
    if (!Loopback.isTaken(port)) {
      return Health.down("does not listen on " + port);
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + Loopback.HOST + ":" + port + "/"))
            .timeout(Loopback.LIMIT)
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status == FORBIDDEN
          ? Health.up("refuses who has no signature")
          : Health.down(status + " for a request without a signature");
    } catch (IOException e) {
      return Health.down(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.down(e);
    }
  }
}
