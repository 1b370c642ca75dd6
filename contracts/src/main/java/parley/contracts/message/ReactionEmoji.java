package parley.contracts.message;

import org.jspecify.annotations.Nullable;
import parley.contracts.id.EmojiId;

/// What somebody reacts with.
///
/// @param id of a custom emoji; null for one of Unicode, which is its name
public record ReactionEmoji(@Nullable EmojiId id, String name, boolean animated) {
  private static final String ANSWER = "answer:";
  private static final String EMOJI_PRESENTATION = "\uFE0F";

  public static ReactionEmoji unicode(String characters) {
    return new ReactionEmoji(null, characters, false);
  }

  /// What stands for a vote: the answer of a poll.
  public static ReactionEmoji answer(int id) {
    return unicode(ANSWER + id);
  }

  public boolean isAnswer() {
    return id == null && name.startsWith(ANSWER);
  }

  /// The number of the answer that it stands for.
  public int answerId() {
    return Integer.parseInt(name.substring(ANSWER.length()));
  }

  /// What tells emojis apart: the id, or the characters without the mark that asks for colours,
  /// which some clients leave out.
  public String key() {
    return id == null ? name.replace(EMOJI_PRESENTATION, "") : id.toString();
  }
}
