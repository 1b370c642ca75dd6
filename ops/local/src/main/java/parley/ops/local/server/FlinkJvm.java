package parley.ops.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.ops.local.component.ClassPath;
import parley.ops.local.component.JavaCommand;
import parley.ops.local.flink.FlinkJob;
import parley.ops.local.process.Launch;
import parley.ops.local.settings.Site;

/// What job manager and task manager have in common: jars, configuration, and the packages of the
/// JDK that Flink looks into.
final class FlinkJvm {
  private static final String JARS = "flink";
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.net",
          "java.io",
          "java.nio",
          "sun.nio.ch",
          "java.lang.reflect",
          "java.text",
          "java.time",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.concurrent.locks");

  private FlinkJvm() {}

  static void prepare(Site site, String name) throws IOException {
    Files.createDirectories(site.directory(name).resolve("tmp"));
    Files.createDirectories(FlinkJob.directory(site).resolve("uploads"));
    site.template(name)
        .with("flink.dir", FlinkJob.directory(site).toString())
        .fill(
            site.workspace().server(JARS).resolve("config.yaml"),
            configuration(site, name).resolve("config.yaml"));
  }

  /// @param flags of the JVM
  /// @param options of Flink, that win over its configuration
  static Launch launch(
      Site site, String name, String mainClass, List<String> flags, Map<String, String> options)
      throws IOException {
    JavaCommand java =
        ServerJvm.command(site, name)
            .flags(
                OPENED.stream()
                    .map(each -> "--add-opens=java.base/" + each + "=ALL-UNNAMED")
                    .toList())
            .flags(flags)
            .property("log4j2.configurationFile", site.workspace().server("log4j2.xml"));
    Stream<String> words =
        new TreeMap<>(options)
            .entrySet().stream()
                .flatMap(each -> Stream.of("-D", each.getKey() + "=" + each.getValue()));
    String[] arguments =
        Stream.concat(Stream.of("--configDir", configuration(site, name).toString()), words)
            .toArray(String[]::new);
    return new Launch(
        java.main(classPath(site), mainClass, arguments), Map.of(), site.directory(name));
  }

  static ClassPath classPath(Site site) throws IOException {
    return ServerJvm.classPath(site, JARS);
  }

  private static Path configuration(Site site, String name) {
    return site.directory(name).resolve("conf");
  }
}
