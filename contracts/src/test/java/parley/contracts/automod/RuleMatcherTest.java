package parley.contracts.automod;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import parley.contracts.entity.AutoModRule;

class RuleMatcherTest {
  @Test
  void saysWhichKeywordStandsWhere() {
    assertThat(words(List.of("heck*"), List.of(), "what the HECKing"))
        .isEqualTo(new Finding("heck*", "HECK"));
    assertThat(words(List.of("heck"), List.of(), "checker")).isNull();
  }

  @Test
  void letsAllowedWordsBe() {
    List<String> allowed = List.of("heckler", "what the heck");
    assertThat(words(List.of("*heck*"), allowed, "a heckler said what the heck")).isNull();
    assertThat(words(List.of("*heck*"), allowed, "a heckler said: heck")).isNotNull();
    assertThat(words(List.of("*heck*"), allowed, "hecklers")).isNotNull();
  }

  @Test
  void matchesPatternsWithoutRegardToCase() {
    RuleMatcher rule = rule(List.of(), List.of("b[a4]d+", "^worse"), List.of("bad hair"));
    assertThat(rule.find("so B4DDD")).isEqualTo(new Finding("b[a4]d+", "B4DDD"));
    assertThat(rule.find("WORSE yet")).isEqualTo(new Finding("^worse", "WORSE"));
    assertThat(rule.find("a bad hair day")).isNull();
    assertThat(rule.find("a bad hair day is bad")).isNotNull();
  }

  @Test
  void knowsWhatPatternsAreAndWhatTheyCost() {
    assertThat(Patterns.cost("(unclosed")).isEmpty();
    assertThat(Patterns.cost("(?=look)ahead")).isEmpty();
    assertThat(Patterns.cost("(a)\\1")).isEmpty();
    assertThat(Patterns.cost("((a{100}){100}){100}").getAsInt()).isGreaterThan(Patterns.MOST_COST);
    assertThat(Patterns.cost("(((((a{999}){999}){999}){999}){999}){999}").getAsInt())
        .isGreaterThan(Patterns.MOST_COST);
    assertThat(Patterns.cost("[({]{2}\\({3}\\{9}(ab){2,5}|c{7,}").getAsInt()).isLessThan(60);
    assertThat(Patterns.cost("fine.*").getAsInt()).isLessThan(50);
    assertThat(Patterns.cost("[a-z]{1000}").getAsInt()).isGreaterThan(1_000);
  }

  /// With backtracking it would take longer than the universe is old.
  @Test
  void isDoneInLinearTimeWhateverThePatternSays() {
    RuleMatcher rule = rule(List.of(), List.of("(a+)+$", "(a|aa)+b", "(.*a){12}c"), List.of());

    assertThat(rule.find("a".repeat(3_999) + "!")).isNull();
  }

  @Test
  void countsDifferentMentions() {
    RuleMatcher rule = RuleMatcher.of(new AutoModRule.Mentions(2, false));
    assertThat(rule.find("<@1> <@!1> <@1> <@&1>")).isNull();
    assertThat(rule.find("<@1> <@2> <@&1>")).isNotNull();
    assertThat(rule.find("<@1> <@2> <@ > <@> <@x3> <@3")).isNull();
  }

  @Test
  void knowsWordsOfItsOwn() {
    RuleMatcher rule = RuleMatcher.of(new AutoModRule.Presets(List.of(1), List.of("shiitake")));
    assertThat(rule.find("this is bullshit!")).isNotNull();
    assertThat(rule.find("shiitake and classes in Scunthorpe, a cocktail")).isNull();
    assertThat(RuleMatcher.of(new AutoModRule.Presets(List.of(2), List.of())).find("free porn"))
        .isNotNull();
    assertThat(RuleMatcher.of(new AutoModRule.Presets(List.of(3), List.of())).find("hello"))
        .isNull();
  }

  @Test
  void seesSpamInOneText() {
    RuleMatcher rule = RuleMatcher.of(new AutoModRule.Spam());
    assertThat(rule.find("see https://example.org/1 and https://example.org/2")).isNull();
    assertThat(rule.find("https://example.org/x ".repeat(9))).isNotNull();
    assertThat(rule.find("https://x.gg/invite/a https://x.gg/invite/b https://x.gg/invite/c"))
        .isNotNull();
    assertThat(rule.find("buy now ".repeat(20))).isNull();
    assertThat(rule.find("buy ".repeat(30))).isNotNull();
    assertThat(rule.find("ha ".repeat(10))).isNull();
  }

  private static @Nullable Finding words(List<String> keywords, List<String> allowed, String text) {
    return rule(keywords, List.of(), allowed).find(text);
  }

  private static RuleMatcher rule(
      List<String> keywords, List<String> patterns, List<String> allowed) {
    return RuleMatcher.of(new AutoModRule.Keywords(keywords, patterns, allowed));
  }
}
