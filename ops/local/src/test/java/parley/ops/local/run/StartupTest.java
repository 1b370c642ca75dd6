package parley.ops.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.ops.local.component.Need;
import parley.ops.local.component.Plan;
import parley.ops.local.component.Step;
import parley.ops.local.settings.Settings;
import parley.ops.local.settings.Site;
import parley.ops.local.settings.Workspace;

class StartupTest {
  private final ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private @TempDir Path root;
  private Site site;

  @BeforeEach
  void open() throws Exception {
    Path file = root.resolve("ops/local/parley.properties");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "profile=dev\nstart.limit.seconds=1\nstop.limit.seconds=1\n");
    Workspace workspace = new Workspace(root);
    site = new Site(workspace, Settings.load(workspace, Map.of()));
  }

  @Test
  void shouldBringAboutEachAfterWhatItNeeds() throws Exception {
    Optional<Startup.Failure> failure =
        run(
            new FakeStep("third", "second", () -> done.add("third")),
            new FakeStep("second", "first", () -> done.add("second")),
            new FakeStep("first", null, () -> done.add("first")));

    assertThat(failure).isEmpty();
    assertThat(done).containsExactly("first", "second", "third");
    assertThat(output().lines()).hasSize(3).allMatch(line -> line.contains("ready"));
  }

  @Test
  void shouldSkipTheRestWhenOneFails() throws Exception {
    Optional<Startup.Failure> failure =
        run(
            new FakeStep(
                "topics",
                null,
                () -> {
                  throw new IOException("no broker");
                }),
            new FakeStep("streams", "topics", () -> done.add("streams")));

    Startup.Failure first = failure.orElseThrow();
    assertThat(first.component().name()).isEqualTo("topics");
    assertThat(first.cause()).hasMessage("no broker");
    assertThat(done).isEmpty();
    assertThat(output()).contains("FAILED").contains("not started");
  }

  @Test
  void shouldNotWaitForever() throws Exception {
    Optional<Startup.Failure> failure =
        run(new FakeStep("schema", null, () -> new CountDownLatch(1).await()));

    assertThat(failure.orElseThrow().cause()).hasMessage("not done after 1 s");
  }

  private Optional<Startup.Failure> run(FakeStep... steps) throws InterruptedException {
    PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    return new Startup(site, Plan.of(List.of(steps))).run(out, false);
  }

  private String output() {
    return shown.toString(StandardCharsets.UTF_8);
  }

  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }

  private record FakeStep(String name, @Nullable String after, Work work) implements Step {
    @Override
    public List<Need> needs() {
      return after == null ? List.of() : List.of(Need.ready(after));
    }

    @Override
    public String run() throws Exception {
      work.run();
      return "";
    }
  }
}
