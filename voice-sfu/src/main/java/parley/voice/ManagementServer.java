package parley.voice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// For operators: `GET /health`, `GET /metrics`, and `POST /drain`, after which the router takes no
/// more clients and those that it has are placed elsewhere.
final class ManagementServer implements AutoCloseable {
  private final HttpServer server;

  ManagementServer(
      String host, int port, BooleanSupplier healthy, Supplier<String> metrics, Runnable drain)
      throws IOException {
    server = HttpServer.create(new InetSocketAddress(host, port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/health",
        exchange -> {
          boolean up = healthy.getAsBoolean();
          answer(
              exchange,
              up ? 200 : 503,
              "application/json",
              up ? "{\"status\":\"UP\"}" : "{\"status\":\"DOWN\"}");
        });
    server.createContext(
        "/metrics", exchange -> answer(exchange, 200, "text/plain", metrics.get()));
    server.createContext(
        "/drain",
        exchange -> {
          if (exchange.getRequestMethod().equals("POST")) {
            drain.run();
            answer(exchange, 202, "text/plain", "draining\n");
          } else {
            answer(exchange, 405, "text/plain", "POST it\n");
          }
        });
    server.start();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    try (exchange) {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
