package parley.ops.local.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line of a JVM: the launcher's own JDK, a heap and flags.
public final class JavaCommand {
  private final List<String> command = new ArrayList<>();

  public JavaCommand(String heap) {
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap);
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
  }

  /// With a class-data archive, which the JVM makes at its first orderly end and which halves the
  /// work of the next start.
  public JavaCommand archive(Path archive) throws IOException {
    Files.createDirectories(archive.toAbsolutePath().getParent());
    command.add("-XX:+AutoCreateSharedArchive");
    command.add("-XX:SharedArchiveFile=" + archive);
    command.add("-Xlog:cds=off,cds+dynamic=off,aot=off");
    return this;
  }

  public JavaCommand flags(List<String> flags) {
    command.addAll(flags);
    return this;
  }

  public JavaCommand property(String name, Object value) {
    command.add("-D" + name + "=" + value);
    return this;
  }

  /// The finished command.
  public List<String> main(ClassPath classPath, String mainClass, String... arguments) {
    List<String> finished = new ArrayList<>(command);
    finished.add("-cp");
    finished.add(classPath.text());
    finished.add(mainClass);
    finished.addAll(List.of(arguments));
    return finished;
  }
}
