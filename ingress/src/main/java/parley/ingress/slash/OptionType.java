package parley.ingress.slash;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What an option of a command takes.
public enum OptionType {
  SUB_COMMAND(1),
  SUB_COMMAND_GROUP(2),
  STRING(3),
  INTEGER(4),
  BOOLEAN(5),
  USER(6),
  CHANNEL(7),
  ROLE(8),
  MENTIONABLE(9),
  NUMBER(10),
  ATTACHMENT(11);

  private final int number;

  OptionType(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /// The type with a number of the public protocol; null when there is none.
  public static @Nullable OptionType of(int number) {
    return Arrays.stream(values()).filter(type -> type.number == number).findFirst().orElse(null);
  }

  /// Whether it holds further options, instead of a value.
  public boolean nests() {
    return this == SUB_COMMAND || this == SUB_COMMAND_GROUP;
  }

  boolean takesChoices() {
    return this == STRING || isNumeric();
  }

  public boolean isNumeric() {
    return this == INTEGER || this == NUMBER;
  }
}
