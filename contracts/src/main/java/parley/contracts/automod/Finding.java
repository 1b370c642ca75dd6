package parley.contracts.automod;

/// What a rule found in a text.
///
/// @param keyword the rule's keyword or pattern; empty when it has none
/// @param content the part of the text; empty when it is about the text as a whole
public record Finding(String keyword, String content) {
  static final Finding WHOLE = new Finding("", "");
}
