package parley.ops.local.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The REST API of the job manager, as far as the platform needs it.
public final class FlinkApi implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String BOUNDARY = "parley-jobs-boundary";
  private static final String LINE_END = "\r\n";
  private static final int FIRST_ERROR = 400;
  private static final long POLL_MS = 100;
  private static final Set<String> ENDED =
      Set.of("FINISHED", "CANCELED", "FAILED", "SUSPENDED", "FAILING", "CANCELLING");

  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;

  public FlinkApi(int port) {
    this.address = "http://127.0.0.1:" + port;
  }

  /// A job of the cluster.
  ///
  /// @param running tasks that run
  /// @param tasks all of its tasks
  public record Job(String id, String name, String state, int running, int tasks) {
    public boolean hasEnded() {
      return ENDED.contains(state);
    }

    public boolean isRunning() {
      return state.equals("RUNNING") && running == tasks;
    }
  }

  /// How the checkpoints of a job go.
  ///
  /// @param age of the last one; empty when there was none yet
  public record Checkpoints(long completed, long failed, Optional<Duration> age) {}

  public int taskManagers() throws IOException, InterruptedException {
    return get("/overview").path("taskmanagers").asInt();
  }

  public List<Job> jobs() throws IOException, InterruptedException {
    return get("/jobs/overview")
        .path("jobs")
        .valueStream()
        .map(
            job ->
                new Job(
                    job.path("jid").asText(),
                    job.path("name").asText(),
                    job.path("state").asText(),
                    job.path("tasks").path("running").asInt(),
                    job.path("tasks").path("total").asInt()))
        .toList();
  }

  /// The job of this name that has not ended.
  public Optional<Job> job(String name) throws IOException, InterruptedException {
    return jobs().stream().filter(job -> job.name().equals(name) && !job.hasEnded()).findFirst();
  }

  public Checkpoints checkpoints(Job job, long nowMs) throws IOException, InterruptedException {
    JsonNode json = get("/jobs/" + job.id() + "/checkpoints");
    JsonNode last = json.path("latest").path("completed").path("latest_ack_timestamp");
    return new Checkpoints(
        json.path("counts").path("completed").asLong(),
        json.path("counts").path("failed").asLong(),
        last.isNumber() ? Optional.of(Duration.ofMillis(nowMs - last.asLong())) : Optional.empty());
  }

  /// Why a job failed last; empty when it did not.
  public String failure(Job job) throws IOException, InterruptedException {
    JsonNode newest =
        get("/jobs/" + job.id() + "/exceptions").path("exceptionHistory").path("entries").path(0);
    return newest.path("stacktrace").asText("");
  }

  /// Hands a jar to the cluster.
  ///
  /// @return the name that the cluster gave it
  public String upload(Path jar) throws IOException, InterruptedException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String disposition =
        "Content-Disposition: form-data; name=\"jarfile\"; filename=\"%s\""
            .formatted(jar.getFileName());
    write(body, "--" + BOUNDARY, disposition, "Content-Type: application/x-java-archive", "", "");
    Files.copy(jar, body);
    write(body, "", "--" + BOUNDARY + "--", "");
    JsonNode answer =
        send(
            request("/jars/upload")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    String path = answer.path("filename").asText();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static void write(ByteArrayOutputStream body, String... lines) {
    body.writeBytes(String.join(LINE_END, lines).getBytes(StandardCharsets.UTF_8));
  }

  /// Starts a job of an uploaded jar.
  ///
  /// @param state the folder of the checkpoint or savepoint to begin with, which then is the job's
  ///   to delete; empty to begin anew
  public void run(String jar, String mainClass, List<String> words, Optional<Path> state)
      throws IOException, InterruptedException {
    Map<String, Object> body =
        state
            .<Map<String, Object>>map(
                path ->
                    Map.of(
                        "entryClass",
                        mainClass,
                        "programArgsList",
                        words,
                        "savepointPath",
                        path.toUri().toString(),
                        "claimMode",
                        "CLAIM"))
            .orElse(Map.of("entryClass", mainClass, "programArgsList", words));
    post("/jars/" + jar + "/run", body);
  }

  public void delete(String jar) throws IOException, InterruptedException {
    send(request("/jars/" + jar).DELETE().build());
  }

  /// Ends a job with a savepoint; what it has written is committed then. Blocks until done.
  public void stop(Job job, Path savepoints) throws IOException, InterruptedException {
    String trigger =
        post(
                "/jobs/" + job.id() + "/stop",
                Map.of("targetDirectory", savepoints.toUri().toString()))
            .path("request-id")
            .asText();
    while (true) {
      JsonNode answer = get("/jobs/" + job.id() + "/savepoints/" + trigger);
      if (answer.path("status").path("id").asText().equals("COMPLETED")) {
        JsonNode cause = answer.path("operation").path("failure-cause");
        if (!cause.isMissingNode()) {
          throw new IOException("no savepoint: " + cause.path("stack-trace").asText());
        }
        return;
      }
      Thread.sleep(POLL_MS);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return send(request(path).build());
  }

  private JsonNode post(String path, Map<String, Object> body)
      throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build());
  }

  private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() >= FIRST_ERROR) {
      throw new IOException(
          "Flink answers " + response.statusCode() + ": " + cause(response.body()));
    }
    return JSON.readTree(response.body());
  }

  /// The last cause of the stack trace in an answer: the others only say that something failed.
  static String cause(String body) throws IOException {
    String text = JSON.readTree(body).path("errors").path(0).asText(body);
    return text.lines()
        .filter(line -> line.startsWith("Caused by: "))
        .reduce((former, line) -> line)
        .orElse(text.lines().findFirst().orElse(""))
        .replace("Caused by: ", "");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path)).timeout(LIMIT);
  }
}
