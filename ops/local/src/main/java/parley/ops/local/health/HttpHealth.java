package parley.ops.local.health;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Wants 200 from a question about its health.
///
/// @param path what is asked for
public record HttpHealth(int port, String path) implements HealthCheck {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int OK = 200;
  private static final int SHOWN_CHARACTERS = 200;

  /// `GET /health`, which our applications and the Connect worker offer alike.
  public HttpHealth(int port) {
    this(port, "/health");
  }

  @Override
  public Health look() {
    if (!Loopback.isTaken(port)) {
      return Health.down("does not listen on " + port);
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + Loopback.HOST + ":" + port + path))
            .timeout(LIMIT)
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == OK
          ? Health.up("200 on " + path)
          : Health.down(response.statusCode() + " on " + path + reason(response.body()));
    } catch (IOException e) {
      return Health.down(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.down(e);
    }
  }

  /// What the body says, unless it is a page for browsers.
  private static String reason(String body) {
    String line = body.strip().replace('\n', ' ');
    return line.startsWith("{")
        ? ": " + line.substring(0, Math.min(line.length(), SHOWN_CHARACTERS))
        : "";
  }
}
