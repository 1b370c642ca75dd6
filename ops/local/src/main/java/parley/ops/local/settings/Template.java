package parley.ops.local.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fills `${key}` in configuration files. A key without a value is an error, never an empty text.
public final class Template {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z0-9.]+)}");

  private final Map<String, String> values;

  public Template(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /// The same with one more value.
  public Template with(String key, String value) {
    Map<String, String> more = new TreeMap<>(values);
    more.put(key, value);
    return new Template(more);
  }

  public String fill(String text) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(placeholder -> Matcher.quoteReplacement(value(placeholder.group(1))));
  }

  /// Writes a filled copy of a file, making its folder when there is none.
  public void fill(Path source, Path target) throws IOException {
    Files.createDirectories(target.toAbsolutePath().getParent());
    Files.writeString(target, fill(Files.readString(source)));
  }

  private String value(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new InvalidSettingException("a template asks for an unknown setting: " + key);
    }
    return value;
  }
}
