package parley.ingress.message;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.ApiError;
import parley.contracts.id.EmojiId;
import parley.contracts.message.ReactionEmoji;
import parley.ingress.form.Form;
import parley.ingress.http.RefusedException;

/// Emojis as paths write them: the characters of one of Unicode, or `name:id` of a custom one.
///
/// Whether characters are an emoji follows from Unicode's properties, not from a list, so that new
/// ones need no new release: one grapheme that begins with a pictograph, a flag or a keycap.
final class EmojiText {
  /// Longer than any family with all its skin tones.
  private static final int MAX_CHARACTERS = 40;

  private static final Pattern CUSTOM = Pattern.compile("(a:)?:?(\\w{1,32}):([0-9]{1,19})");
  private static final Pattern ONE_GRAPHEME = Pattern.compile("\\X");
  private static final Pattern KEYCAP = Pattern.compile("[0-9#*]\uFE0F?\u20E3");
  private static final Pattern FLAG = Pattern.compile("[\\x{1F1E6}-\\x{1F1FF}]{2}");
  private static final int LAST_OF_LATIN = 0x7F;

  private EmojiText() {}

  /// @throws RefusedException when it is no emoji
  static ReactionEmoji read(String text) {
    ReactionEmoji custom = custom(text);
    if (custom != null) {
      return custom;
    }
    if (!isUnicode(text)) {
      throw new RefusedException(ApiError.UNKNOWN_EMOJI);
    }
    return ReactionEmoji.unicode(text);
  }

  private static @Nullable ReactionEmoji custom(String text) {
    Matcher custom = CUSTOM.matcher(text);
    if (!custom.matches()) {
      return null;
    }
    Long id = Form.parseSnowflake(custom.group(3));
    return id == null
        ? null
        : new ReactionEmoji(new EmojiId(id), custom.group(2), custom.group(1) != null);
  }

  static boolean isUnicode(String text) {
    if (text.length() > MAX_CHARACTERS || !ONE_GRAPHEME.matcher(text).matches()) {
      return false;
    }
    if (KEYCAP.matcher(text).matches() || FLAG.matcher(text).matches()) {
      return true;
    }
    int first = text.codePointAt(0);
    boolean pictograph =
        first > LAST_OF_LATIN && Character.isEmoji(first) && !isRegionalIndicator(first);
    return pictograph && text.codePoints().allMatch(EmojiText::isPart);
  }

  private static boolean isPart(int codePoint) {
    return Character.isEmoji(codePoint) || Character.isEmojiComponent(codePoint);
  }

  private static boolean isRegionalIndicator(int codePoint) {
    return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
  }
}
