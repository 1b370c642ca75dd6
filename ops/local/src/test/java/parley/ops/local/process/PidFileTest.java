package parley.ops.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
  private final ProcessIdentity self =
      ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
  private @TempDir Path folder;
  private Path path;
  private PidFile file;

  @BeforeEach
  void open() {
    path = folder.resolve("run/kafka.pid");
    file = new PidFile(path);
  }

  @Test
  void shouldRememberARunningProcess() throws Exception {
    PidFile.Entry entry = new PidFile.Entry(self, "build 7");

    file.write(entry);

    assertThat(file.running()).contains(entry);
  }

  @Test
  void shouldIgnoreARecycledNumber() throws Exception {
    ProcessIdentity former = new ProcessIdentity(self.pid(), self.startTicks() - 1, self.boot());

    file.write(new PidFile.Entry(former, ""));

    assertThat(file.running()).isEmpty();
  }

  @Test
  void shouldIgnoreADamagedFile() throws Exception {
    Files.createDirectories(path.getParent());
    Files.writeString(path, "pid=");

    assertThat(file.running()).isEmpty();
  }

  @Test
  void shouldForgetWhenDeleted() throws Exception {
    file.write(new PidFile.Entry(self, ""));

    file.delete();

    assertThat(file.running()).isEmpty();
  }
}
