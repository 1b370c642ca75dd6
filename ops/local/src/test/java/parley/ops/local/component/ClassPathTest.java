package parley.ops.local.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {
  private @TempDir Path folder;

  @Test
  void shouldCopyOurOwnJarsAndLeaveTheOthersWhereTheyAre() throws Exception {
    Path target = Files.createDirectories(folder.resolve("module/target"));
    Path libraries = Files.createDirectories(target.resolve("lib"));
    write(target.resolve("parley-edge.jar"), "edge");
    write(target.resolve("parley-edge-tests.jar"), "tests");
    write(libraries.resolve("parley-contracts.jar"), "contracts");
    Path netty = write(libraries.resolve("netty.jar"), "netty");
    Path stage = folder.resolve("stage");

    ClassPath classPath = ClassPath.ofModule(folder.resolve("module")).staged(stage);

    assertThat(classPath.jars())
        .containsExactly(
            stage.resolve("parley-edge.jar"), netty, stage.resolve("parley-contracts.jar"));
    assertThat(stage.resolve("parley-edge.jar")).hasContent("edge");
  }

  @Test
  void shouldChangeItsFingerprintWithAJar() throws Exception {
    Path jar = write(folder.resolve("a.jar"), "one");
    String before = ClassPath.of(folder).fingerprint();

    write(jar, "other");

    assertThat(ClassPath.of(folder).fingerprint()).isNotEqualTo(before);
  }

  @Test
  void shouldMakeAFolderHoldTheSameJars() throws Exception {
    Path plugin = Files.createDirectories(folder.resolve("plugin"));
    Path copies = Files.createDirectories(folder.resolve("copies"));
    write(plugin.resolve("sink.jar"), "sink");
    write(copies.resolve("old.jar"), "old");

    ClassPath.of(plugin).mirror(copies);

    assertThat(ClassPath.of(copies).jars()).containsExactly(copies.resolve("sink.jar"));
  }

  @Test
  void shouldSayThatAModuleIsNotBuilt() {
    assertThatThrownBy(() -> ClassPath.ofModule(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not built");
  }

  private static Path write(Path file, String content) throws IOException {
    return Files.writeString(file, content);
  }
}
