package parley.contracts.settings;

import java.time.Duration;
import java.util.Map;

/// Environment variables as settings. Blank ones count as absent; what cannot be read is refused
/// with a sentence that names the variable.
public record Variables(Map<String, String> environment) {
  public Variables {
    environment = Map.copyOf(environment);
  }

  public String text(String name, String otherwise) {
    String text = environment.get(name);
    return text == null || text.isBlank() ? otherwise : text.strip();
  }

  /// @throws IllegalArgumentException when there is none
  public String requiredText(String name) {
    String text = text(name, "");
    if (text.isEmpty()) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return text;
  }

  public int number(String name, int otherwise) {
    String text = text(name, Integer.toString(otherwise));
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " must be a whole number: " + text, e);
    }
  }

  public int number(String name, int otherwise, int least, int most) {
    int value = number(name, otherwise);
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be between " + least + " and " + most + ": " + value);
    }
    return value;
  }

  /// A time in milliseconds.
  public Duration millis(String name, int otherwise, int least, int most) {
    return Duration.ofMillis(number(name, otherwise, least, most));
  }
}
