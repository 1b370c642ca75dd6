package parley.ingress.file;

import java.util.regex.Pattern;

/// Names of files, as they are safe in addresses and on every disk.
final class FileName {
  private static final int MAX_CHARACTERS = 200;
  private static final String UNKNOWN = "unknown";
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{N}._-]");
  private static final Pattern DOTS = Pattern.compile("\\.{2,}|^\\.+");

  private FileName() {}

  /// The name with spaces as underscores and without what is unsafe; its ending stays.
  static String clean(String name) {
    String clean = SPACES.matcher(name.strip()).replaceAll("_");
    clean = UNSAFE.matcher(clean).replaceAll("");
    clean = DOTS.matcher(clean).replaceAll(".");
    if (clean.startsWith(".")) {
      clean = UNKNOWN + clean;
    }
    if (clean.isEmpty()) {
      return UNKNOWN;
    }
    return clean.length() > MAX_CHARACTERS
        ? clean.substring(clean.length() - MAX_CHARACTERS)
        : clean;
  }
}
