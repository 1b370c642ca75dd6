package parley.contracts.message;

import org.jspecify.annotations.Nullable;
import parley.contracts.id.EmojiId;

/// What somebody reacts with.
///
/// @param id of a custom emoji; null for one of Unicode, which is its name
public record ReactionEmoji(@Nullable EmojiId id, String name, boolean animated) {
  private static final String EMOJI_PRESENTATION = "\uFE0F";

  public static ReactionEmoji unicode(String characters) {
    return new ReactionEmoji(null, characters, false);
  }

  /// What tells emojis apart: the id, or the characters without the mark that asks for colours,
  /// which some clients leave out.
  public String key() {
    return id == null ? name.replace(EMOJI_PRESENTATION, "") : id.toString();
  }
}
