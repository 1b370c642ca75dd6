package parley.ingress.limit;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.contracts.settings.Variables;

/// So many requests within a window of time, which begins with the first of them.
public record Limit(int requests, Duration window) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,9})/(\\d{1,6})s");

  public Limit {
    if (requests < 1 || !window.isPositive()) {
      throw new IllegalArgumentException("a limit must let something through");
    }
  }

  /// Reads `5/5s`: five requests in five seconds.
  static Limit read(Variables variables, String name, String otherwise) {
    String text = variables.text(name, otherwise);
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches() || Integer.parseInt(parts.group(1)) == 0) {
      throw new IllegalArgumentException(name + " must be like 5/5s: " + text);
    }
    return new Limit(
        Integer.parseInt(parts.group(1)), Duration.ofSeconds(Integer.parseInt(parts.group(2))));
  }
}
