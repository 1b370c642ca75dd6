package parley.gateway.dispatch;

import java.util.Arrays;

/// A set of intents.
public record Intents(long bits) {
  /// What people's clients get.
  public static final Intents ALL =
      new Intents(Arrays.stream(Intent.values()).mapToLong(Intent::bit).reduce(0, (a, b) -> a | b));

  public static Intents of(Intent... intents) {
    return new Intents(Arrays.stream(intents).mapToLong(Intent::bit).reduce(0, (a, b) -> a | b));
  }

  public boolean has(Intent intent) {
    return (bits & intent.bit()) != 0;
  }

  /// Whether all bits are those of intents.
  public boolean isValid() {
    return (bits & ~ALL.bits) == 0;
  }

  /// Whether an application with these flags may ask for all of them.
  public boolean isEnabledBy(long applicationFlags) {
    return Arrays.stream(Intent.values())
        .allMatch(intent -> !has(intent) || intent.isEnabledBy(applicationFlags));
  }
}
