package parley.contracts.automod;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordSetTest {
  @Test
  void findsWholeWordsUnlessAnEndIsOpen() {
    assertThat(found("A cat sat", "cat", "sa", "at*")).containsExactly("2-5 cat");
    assertThat(found("Concatenate", "cat", "cat*", "*cat")).isEmpty();
    assertThat(found("Concatenate", "*cat*", "con*", "*nate"))
        .containsExactly("0-3 con*", "3-6 *cat*", "7-11 *nate");
    assertThat(found("so SORRY, really", "sorry", "Sorry, Really")).hasSize(2);
  }

  @Test
  void takesNoNoticeOfWhatIsNoWord() {
    assertThat(found("anything", "", "*", "**", " ")).isEmpty();
    assertThat(found("a**b", "***")).isNotEmpty();
  }

  /// Every place that a look at every keyword at every place finds, and no other.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void findsWhatANaiveSearchFinds(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      String[] keywords = new String[random.nextInt(12)];
      for (int i = 0; i < keywords.length; i++) {
        keywords[i] =
            (random.nextBoolean() ? "*" : "")
                + text(random, 1 + random.nextInt(4))
                + (random.nextBoolean() ? "*" : "");
      }
      String text = text(random, random.nextInt(40));

      assertThat(found(text, keywords))
          .as("seed %d: %s in '%s'", seed, List.of(keywords), text)
          .isEqualTo(naive(text, keywords));
    }
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("aAbé 1!".charAt(random.nextInt(7)));
    }
    return text.toString();
  }

  private static Set<String> found(String text, String... keywords) {
    Set<String> found = new TreeSet<>();
    KeywordSet.of(List.of(keywords))
        .visit(
            Folding.fold(text),
            (keyword, start, end) ->
                found.add(start + "-" + end + " " + keyword.written()) || true);
    return found;
  }

  private static Set<String> naive(String text, String... keywords) {
    String low = text.toLowerCase(java.util.Locale.ROOT);
    Set<String> found = new TreeSet<>();
    for (String written : new ArrayList<>(List.of(keywords))) {
      String trimmed = written.strip().toLowerCase(java.util.Locale.ROOT);
      boolean openStart = trimmed.startsWith("*");
      boolean openEnd = trimmed.length() > 1 && trimmed.endsWith("*");
      String word =
          trimmed.substring(openStart ? 1 : 0, trimmed.length() - (openEnd ? 1 : 0)).strip();
      for (int at = 0; !word.isEmpty() && at + word.length() <= low.length(); at++) {
        int end = at + word.length();
        if (low.startsWith(word, at)
            && (openStart || edge(low, at))
            && (openEnd || edge(low, end))) {
          found.add(at + "-" + end + " " + written);
        }
      }
    }
    return found;
  }

  private static boolean edge(String text, int at) {
    return at == 0
        || at == text.length()
        || !Character.isLetterOrDigit(text.charAt(at - 1))
        || !Character.isLetterOrDigit(text.charAt(at));
  }
}
