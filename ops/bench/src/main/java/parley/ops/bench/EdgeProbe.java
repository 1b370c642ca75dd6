package parley.ops.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/// What the process of an edge node uses, as its metrics say.
final class EdgeProbe {
  private final HttpClient http;
  private final URI metrics;

  EdgeProbe(HttpClient http, URI metrics) {
    this.http = http;
    this.metrics = metrics;
  }

  /// @param residentBytes memory that it occupies
  /// @param cpuSeconds since its start
  /// @param sessions that it has
  record Use(double residentBytes, double cpuSeconds, double sessions) {}

  /// As [#use], without waiting.
  CompletableFuture<Use> useLater() {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return use();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while it asked the edge", e);
          }
        });
  }

  Use use() throws IOException, InterruptedException {
    String text =
        http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString()).body();
    return new Use(
        value(text, "parley_edge_resident_bytes"),
        value(text, "parley_edge_cpu_seconds"),
        value(text, "parley_edge_sessions"));
  }

  private static double value(String text, String name) throws IOException {
    return text.lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow(() -> new IOException("the edge has no metric " + name));
  }
}
