package parley.contracts.automod;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Regular expressions of a rule, in RE2's syntax and without regard to case. Matching takes time
/// linear in the text: at most its length times [#cost].
public final class Patterns {
  /// What the patterns of all rules of a guild may cost together: with it the longest message is
  /// judged in some ten milliseconds in the worst case.
  public static final int MOST_COST = 3_000;

  /// How many harmless places of one pattern are passed over in a text.
  private static final int MOST_PASSED_OVER = 16;

  private final List<Pattern> patterns;

  private Patterns(List<Pattern> patterns) {
    this.patterns = patterns;
  }

  static Patterns of(List<String> patterns) {
    return new Patterns(patterns.stream().map(Patterns::compile).toList());
  }

  /// What a pattern costs for each character of a text; empty when it is no pattern.
  public static OptionalInt cost(String pattern) {
    long unfolded = Repetition.unfolded(pattern);
    if (unfolded > MOST_COST) {
      // Not to be compiled: repetitions of repetitions would fill the memory.
      return OptionalInt.of((int) Math.min(unfolded, Integer.MAX_VALUE));
    }
    try {
      return OptionalInt.of(compile(pattern).programSize());
    } catch (PatternSyntaxException _) {
      return OptionalInt.empty();
    }
  }

  /// Says of the part of a text between two places whether it is allowed.
  interface Harmless {
    boolean covers(int start, int end);
  }

  @Nullable Finding find(String text, Harmless harmless) {
    for (Pattern pattern : patterns) {
      Matcher matcher = pattern.matcher(text);
      for (int passed = 0; passed < MOST_PASSED_OVER && matcher.find(); passed++) {
        if (!harmless.covers(matcher.start(), matcher.end())) {
          return new Finding(pattern.pattern(), matcher.group());
        }
      }
    }
    return null;
  }

  int size() {
    return patterns.stream().mapToInt(Pattern::programSize).sum();
  }

  private static Pattern compile(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }
}
