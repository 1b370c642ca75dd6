package parley.ops.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.ops.local.settings.Workspace;

class DaemonTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private @TempDir Path root;
  private Workspace workspace;
  private Daemon daemon;

  @BeforeEach
  void open() throws Exception {
    Files.createDirectories(root.resolve("ops/local"));
    Files.createFile(root.resolve("ops/local/parley.properties"));
    workspace = new Workspace(root);
    daemon = new Daemon(workspace, "sleeper");
  }

  @AfterEach
  void end() throws Exception {
    daemon.kill();
  }

  @Test
  void shouldBeFoundByALaterLauncherAndStopWhenAsked() throws Exception {
    start("echo $GREETING; exec sleep 60");

    Daemon later = new Daemon(workspace, "sleeper");

    assertThat(later.isRunning()).isTrue();
    await().atMost(LIMIT).until(() -> log().equals("hello\n"));
    assertThat(later.stop(Signal.TERM, LIMIT)).isTrue();
    assertThat(later.isRunning()).isFalse();
  }

  @Test
  void shouldKillWhatDoesNotStop() throws Exception {
    start("trap '' TERM; echo ready; while :; do sleep 0.1; done");
    await().atMost(LIMIT).until(() -> log().equals("ready\n"));

    assertThat(daemon.stop(Signal.TERM, Duration.ofMillis(200))).isFalse();
    assertThat(daemon.isRunning()).isFalse();
  }

  @Test
  void shouldKillChildrenToo() throws Exception {
    start("sleep 60 & echo $!; wait");
    await().atMost(LIMIT).until(() -> log().endsWith("\n"));
    long child = Long.parseLong(log().strip());

    assertThat(daemon.kill()).isPresent();
    assertThat(ProcessIdentity.of(child)).isEmpty();
    assertThat(daemon.kill()).isEmpty();
  }

  private void start(String script) throws Exception {
    List<String> command = List.of("sh", "-c", script);
    daemon.start(new Launch(command, Map.of("GREETING", "hello"), root), "");
  }

  private String log() throws Exception {
    return Files.readString(workspace.log("sleeper"));
  }
}
