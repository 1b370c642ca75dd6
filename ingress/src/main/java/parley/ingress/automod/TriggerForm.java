package parley.ingress.automod;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import parley.contracts.automod.Patterns;
import parley.contracts.automod.Presets;
import parley.contracts.entity.AutoModRule;
import parley.contracts.error.FieldError;
import parley.ingress.form.Form;

/// What a rule looks for, as a client wants it. Absent parts stay as they are.
final class TriggerForm {
  private static final int MAX_KEYWORDS = 1000;
  private static final int MAX_KEYWORD = 60;
  private static final int MAX_PATTERNS = 10;
  private static final int MAX_PATTERN = 260;
  private static final int MAX_ALLOWED = 100;
  private static final int MAX_ALLOWED_OF_PRESETS = 1000;
  private static final int MAX_MENTIONS = 50;
  private static final List<Integer> LISTS =
      List.of(Presets.PROFANITY, Presets.SEXUAL_CONTENT, Presets.SLURS);

  private TriggerForm() {}

  /// A trigger that looks for nothing yet.
  static AutoModRule.Trigger blank(int type) {
    return switch (type) {
      case AutoModRule.Keywords.TYPE -> new AutoModRule.Keywords(List.of(), List.of(), List.of());
      case AutoModRule.Spam.TYPE -> new AutoModRule.Spam();
      case AutoModRule.Presets.TYPE -> new AutoModRule.Presets(List.of(), List.of());
      default -> new AutoModRule.Mentions(0, false);
    };
  }

  static AutoModRule.Trigger apply(@Nullable Form form, AutoModRule.Trigger trigger) {
    if (form == null) {
      return trigger;
    }
    return switch (trigger) {
      case AutoModRule.Keywords former ->
          new AutoModRule.Keywords(
              texts(form, "keyword_filter", MAX_KEYWORDS, MAX_KEYWORD, former.keywords()),
              patterns(form, former.patterns()),
              texts(form, "allow_list", MAX_ALLOWED, MAX_KEYWORD, former.allowed()));
      case AutoModRule.Presets former ->
          new AutoModRule.Presets(
              form.has("presets") ? form.numbers("presets", LISTS) : former.lists(),
              texts(form, "allow_list", MAX_ALLOWED_OF_PRESETS, MAX_KEYWORD, former.allowed()));
      case AutoModRule.Mentions former ->
          new AutoModRule.Mentions(
              form.integer("mention_total_limit", 0, MAX_MENTIONS, former.limit()),
              form.flag("mention_raid_protection_enabled", former.raidProtection()));
      case AutoModRule.Spam former -> former;
      case AutoModRule.UnknownTrigger former -> former;
    };
  }

  private static List<String> patterns(Form form, List<String> former) {
    List<String> patterns = texts(form, "regex_patterns", MAX_PATTERNS, MAX_PATTERN, former);
    for (int i = 0; i < patterns.size(); i++) {
      OptionalInt cost = Patterns.cost(patterns.get(i));
      if (cost.isEmpty()) {
        form.fail(
            new FieldError(
                form.path("regex_patterns") + "." + i,
                "REGEX_INVALID",
                "Regular expression is not valid."));
      } else if (cost.getAsInt() > Patterns.MOST_COST) {
        form.fail(tooCostly(form.path("regex_patterns") + "." + i));
      }
    }
    return patterns;
  }

  static FieldError tooCostly(String path) {
    return new FieldError(path, "REGEX_TOO_COSTLY", "Regular expression is too complex.");
  }

  private static List<String> texts(
      Form form, String field, int most, int longest, List<String> former) {
    if (!form.has(field)) {
      return former;
    }
    List<String> texts = form.texts(field, most);
    for (int i = 0; i < texts.size(); i++) {
      int length = texts.get(i).codePointCount(0, texts.get(i).length());
      if (length < 1 || length > longest || texts.get(i).indexOf('\0') >= 0) {
        form.fail(FieldError.badLength(form.path(field) + "." + i, 1, longest));
      }
    }
    return texts;
  }
}
