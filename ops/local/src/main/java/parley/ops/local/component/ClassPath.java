package parley.ops.local.component;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The jars of a JVM, in an order that stays the same: class-data archives depend on it.
///
/// @param jars in the order of the class path
public record ClassPath(List<Path> jars) {
  public ClassPath {
    jars = List.copyOf(jars);
  }

  /// All jars of folders, one folder after the other.
  public static ClassPath of(Path... folders) throws IOException {
    List<Path> jars = new ArrayList<>();
    for (Path folder : folders) {
      jars.addAll(jarsIn(folder));
    }
    return new ClassPath(jars);
  }

  /// The jars of one of our modules, its own first.
  public static ClassPath ofModule(Path module) throws IOException {
    Path target = module.resolve("target");
    Path libraries = target.resolve("lib");
    if (!Files.isDirectory(libraries)) {
      throw new IOException(module + " is not built");
    }
    List<Path> jars = new ArrayList<>();
    for (Path jar : jarsIn(target)) {
      if (!jar.getFileName().toString().matches(".*-(sources|tests|javadoc)\\.jar")) {
        jars.add(jar);
      }
    }
    jars.addAll(jarsIn(libraries));
    return new ClassPath(jars);
  }

  /// The same with our own jars copied to `stage`, because a later build overwrites them while the
  /// process still loads classes.
  public ClassPath staged(Path stage) throws IOException {
    Files.createDirectories(stage);
    List<Path> staged = new ArrayList<>();
    for (Path jar : jars) {
      staged.add(jar.getFileName().toString().startsWith("parley-") ? copy(jar, stage) : jar);
    }
    return new ClassPath(staged);
  }

  /// Makes a folder hold copies of these jars and nothing else.
  public void mirror(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Path> copies = new ArrayList<>();
    for (Path jar : jars) {
      copies.add(copy(jar, folder));
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path stale : files.filter(file -> !copies.contains(file)).toList()) {
        Files.delete(stale);
      }
    }
  }

  /// Changes when one of the jars does.
  public String fingerprint() throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path jar : jars) {
      BasicFileAttributes attributes = Files.readAttributes(jar, BasicFileAttributes.class);
      text.append(jar).append(attributes.size()).append(attributes.lastModifiedTime().toMillis());
    }
    return Integer.toHexString(text.toString().hashCode());
  }

  /// For `-cp`.
  public String text() {
    return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static Path copy(Path jar, Path stage) throws IOException {
    Path copy = stage.resolve(jar.getFileName());
    FileTime modified = Files.getLastModifiedTime(jar);
    if (!Files.exists(copy)
        || !Files.getLastModifiedTime(copy).equals(modified)
        || Files.size(copy) != Files.size(jar)) {
      // A move keeps the old file alive for a process that still reads it.
      Path fresh = Files.createTempFile(stage, "fresh", ".part");
      Files.copy(
          jar, fresh, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
      Files.move(fresh, copy, StandardCopyOption.REPLACE_EXISTING);
    }
    return copy;
  }

  private static List<Path> jarsIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }
}
