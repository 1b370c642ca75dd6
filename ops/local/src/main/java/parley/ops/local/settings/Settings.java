package parley.ops.local.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// The settings of `ops/local/parley.properties`, overridden by the user's file, overridden by the
/// environment. Only keys of the defaults exist.
public final class Settings {
  private static final String BENCH = "bench.";
  private static final int HIGHEST_PORT = 65_535;

  private final Map<String, String> values;

  private Settings(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /// Reads what the work space holds.
  public static Settings load(Workspace workspace, Map<String, String> environment)
      throws IOException {
    Path overrides = workspace.overrides();
    return of(
        properties(workspace.defaults()),
        Files.exists(overrides) ? properties(overrides) : Map.of(),
        environment);
  }

  static Settings of(
      Map<String, String> defaults,
      Map<String, String> overrides,
      Map<String, String> environment) {
    for (String key : overrides.keySet()) {
      if (!defaults.containsKey(withoutProfile(key))) {
        throw new InvalidSettingException("no such setting: " + key);
      }
    }
    boolean bench =
        switch (choose("profile", defaults, overrides, environment)) {
          case "dev" -> false;
          case "bench" -> true;
          case String other ->
              throw new InvalidSettingException("profile is dev or bench: " + other);
        };
    Map<String, String> values = new TreeMap<>();
    for (String key : defaults.keySet()) {
      if (key.startsWith(BENCH)) {
        continue;
      }
      boolean profiled = bench && isGiven(BENCH + key, defaults, overrides);
      String chosen =
          profiled && !environment.containsKey(variable(key))
              ? choose(BENCH + key, defaults, overrides, environment)
              : choose(key, defaults, overrides, environment);
      values.put(key, chosen.strip());
    }
    shiftPorts(values);
    return new Settings(values);
  }

  public String text(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new InvalidSettingException("no such setting: " + key);
    }
    return value;
  }

  public int number(String key) {
    return parse(key, text(key));
  }

  public Duration seconds(String key) {
    return Duration.ofSeconds(number(key));
  }

  /// A setting of several words, for a command line.
  public List<String> words(String key) {
    String text = text(key);
    return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
  }

  /// All of them by key, ports already shifted.
  public Map<String, String> values() {
    return values;
  }

  /// All of them under the names that our applications read.
  public Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    values.forEach((key, value) -> environment.put(variable(key), value));
    return environment;
  }

  /// The environment variable of a setting: `kafka.heap` is `PARLEY_KAFKA_HEAP`.
  static String variable(String key) {
    return "PARLEY_" + key.replace('.', '_').toUpperCase(Locale.ROOT);
  }

  private static void shiftPorts(Map<String, String> values) {
    int offset = parse("port.offset", values.getOrDefault("port.offset", "0"));
    values.replaceAll(
        (key, value) -> {
          if (!key.endsWith(".port")) {
            return value;
          }
          int port = parse(key, value) + offset;
          if (port < 1 || port > HIGHEST_PORT) {
            throw new InvalidSettingException(key + " is no port: " + port);
          }
          return Integer.toString(port);
        });
  }

  private static String choose(
      String key,
      Map<String, String> defaults,
      Map<String, String> overrides,
      Map<String, String> environment) {
    String otherwise = overrides.getOrDefault(key, defaults.getOrDefault(key, ""));
    return environment.getOrDefault(variable(key), otherwise);
  }

  private static boolean isGiven(
      String key, Map<String, String> defaults, Map<String, String> overrides) {
    return defaults.containsKey(key) || overrides.containsKey(key);
  }

  private static String withoutProfile(String key) {
    return key.startsWith(BENCH) ? key.substring(BENCH.length()) : key;
  }

  private static int parse(String key, String value) {
    try {
      return Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw new InvalidSettingException(key + " must be a whole number: " + value);
    }
  }

  private static Map<String, String> properties(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    Map<String, String> map = new TreeMap<>();
    properties.forEach((key, value) -> map.put((String) key, (String) value));
    return map;
  }
}
