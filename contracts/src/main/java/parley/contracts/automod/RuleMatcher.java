package parley.contracts.automod;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.AutoModRule;

/// What a rule looks for, made ready to look for it in many texts. Immutable.
public final class RuleMatcher {
  private final Search search;
  private final int size;

  private interface Search {
    @Nullable Finding find(String text);
  }

  private RuleMatcher(Search search, int size) {
    this.search = search;
    this.size = size;
  }

  public static RuleMatcher of(AutoModRule.Trigger trigger) {
    return switch (trigger) {
      case AutoModRule.Keywords words -> of(words.keywords(), words.patterns(), words.allowed());
      case AutoModRule.Presets presets ->
          of(
              presets.lists().stream().flatMap(list -> Presets.keywords(list).stream()).toList(),
              List.of(),
              presets.allowed());
      case AutoModRule.Mentions mentions ->
          new RuleMatcher(
              text -> MentionCount.of(text) > mentions.limit() ? Finding.WHOLE : null, 1);
      case AutoModRule.Spam _ ->
          new RuleMatcher(text -> SpamText.isSpam(text) ? Finding.WHOLE : null, 1);
      case AutoModRule.UnknownTrigger _ -> new RuleMatcher(text -> null, 1);
    };
  }

  /// The first thing that the rule has something against, or null.
  public @Nullable Finding find(String text) {
    return search.find(text);
  }

  /// How much memory it takes, in characters of keywords and instructions of patterns.
  public int size() {
    return size;
  }

  private static RuleMatcher of(List<String> words, List<String> patterns, List<String> allowed) {
    KeywordSet keywords = KeywordSet.of(words);
    Patterns expressions = Patterns.of(patterns);
    KeywordSet harmless = KeywordSet.of(allowed);
    return new RuleMatcher(
        text -> find(text, keywords, expressions, harmless),
        keywords.size() + expressions.size() + harmless.size());
  }

  private static @Nullable Finding find(
      String text, KeywordSet keywords, Patterns patterns, KeywordSet allowed) {
    String folded = Folding.fold(text);
    Harmless harmless = new Harmless(folded, allowed);
    FirstWord word = new FirstWord(text, harmless);
    keywords.visit(folded, word);
    return word.found == null ? patterns.find(text, harmless::covers) : word.found;
  }

  /// Stops at the first keyword that is not allowed where it stands.
  private static final class FirstWord implements KeywordSet.Visitor {
    private final String text;
    private final Harmless harmless;
    private @Nullable Finding found;

    FirstWord(String text, Harmless harmless) {
      this.text = text;
      this.harmless = harmless;
    }

    @Override
    public boolean found(Keyword keyword, int start, int end) {
      if (harmless.covers(start, end)) {
        return true;
      }
      found = new Finding(keyword.written(), text.substring(start, end));
      return false;
    }
  }

  /// The parts of a text that are allowed; looked for only when something else was found.
  private static final class Harmless {
    private final String folded;
    private final KeywordSet allowed;

    /// By place: how far the allowed parts reach that begin there or before.
    private int @Nullable [] reach;

    Harmless(String folded, KeywordSet allowed) {
      this.folded = folded;
      this.allowed = allowed;
    }

    boolean covers(int start, int end) {
      if (allowed.isEmpty()) {
        return false;
      }
      int[] known = reach;
      if (known == null) {
        known = look();
        reach = known;
      }
      return known[start] >= end && end > start;
    }

    private int[] look() {
      int[] looked = new int[folded.length() + 1];
      allowed.visit(
          folded,
          (keyword, start, end) -> {
            looked[start] = Math.max(looked[start], end);
            return true;
          });
      for (int i = 1; i < looked.length; i++) {
        looked[i] = Math.max(looked[i], looked[i - 1]);
      }
      return looked;
    }
  }
}
