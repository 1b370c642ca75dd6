package parley.ops.local.search;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import parley.ops.local.settings.Site;
import parley.ops.local.step.ConnectApi;
import parley.ops.local.step.ConnectorFile;

/// Builds the search index anew from the log, while searches ask the one that is there.
///
/// A second sink fills another generation from the beginning of the topic. Once it has come to the
/// end, searches are switched over in one step, and the usual sink is started again, which then
/// writes what serves. Only when the second one has come past that start too does it go, and the
/// former generation with it.
public final class SearchRebuild {
  private static final String SINK = "elasticsearch-sink";
  private static final long POLL_MS = 500;

  private final Site site;
  private final PrintStream out;

  public SearchRebuild(Site site, PrintStream out) {
    this.site = site;
    this.out = out;
  }

  /// Returns when the new generation serves alone.
  public void run() throws IOException, InterruptedException {
    try (Generations generations = new Generations(site.port("elasticsearch"));
        ConnectApi connect = new ConnectApi(site.port("connect"));
        SinkProgress progress = new SinkProgress(site.port("kafka"))) {
      int former =
          generations.serving().orElseThrow(() -> new IOException("there is no index yet"));
      int next = generations.next();
      String second = SINK + "-g" + next;
      out.printf("Generation %d serves; generation %d is built beside it …%n", former, next);
      while (!connect.put(second(second, next))) {
        TimeUnit.MILLISECONDS.sleep(POLL_MS);
      }
      awaitEnd(progress, second);
      generations.refresh(next);
      generations.serve(next, former);
      out.printf("Generation %d serves: %d documents%n", next, generations.documents(next));
      // With none of its tasks left, none goes on writing the former generation.
      while (!connect.stop(SINK)) {
        TimeUnit.MILLISECONDS.sleep(POLL_MS);
      }
      await(connect, ConnectApi.Status::isStopped);
      while (!connect.resume(SINK)) {
        TimeUnit.MILLISECONDS.sleep(POLL_MS);
      }
      await(connect, ConnectApi.Status::isRunning);
      awaitEnd(progress, SINK);
      awaitEnd(progress, second);
      connect.delete(second);
      generations.delete(former);
      out.printf("Generation %d is deleted.%n", former);
    } catch (ExecutionException e) {
      throw new IOException("Kafka does not say how far the sinks are", e.getCause());
    }
  }

  private ConnectorFile second(String name, int generation) throws IOException {
    ConnectorFile sink =
        ConnectorFile.all(site).stream()
            .filter(connector -> connector.name().equals(SINK))
            .findFirst()
            .orElseThrow(() -> new IOException("no connector " + SINK));
    Map<String, String> settings = new TreeMap<>(sink.settings());
    settings.put("name", name);
    settings.put("elasticsearch.generation", Integer.toString(generation));
    return new ConnectorFile(name, settings);
  }

  private static void await(ConnectApi connect, Predicate<ConnectApi.Status> wanted)
      throws IOException, InterruptedException {
    while (connect.status(SINK).filter(wanted).isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(POLL_MS);
    }
  }

  private static void awaitEnd(SinkProgress progress, String connector)
      throws ExecutionException, InterruptedException {
    while (!progress.isAtEnd(connector)) {
      TimeUnit.MILLISECONDS.sleep(POLL_MS);
    }
  }
}
