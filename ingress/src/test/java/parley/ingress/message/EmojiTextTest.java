package parley.ingress.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.contracts.error.ApiError;
import parley.contracts.id.EmojiId;
import parley.contracts.message.ReactionEmoji;
import parley.ingress.http.RefusedException;

class EmojiTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "👋",
        "👋🏽",
        "❤",
        "❤️",
        "1️⃣",
        "#⃣",
        "🇩🇪",
        "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "👨‍👩‍👧‍👦",
        "🏳️‍🌈",
        "©️",
        "🫠"
      })
  void knowsEmojis(String text) {
    assertThat(EmojiText.read(text)).isEqualTo(ReactionEmoji.unicode(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "1", "#", "👋👋", "👋a", "🇩", "ä", "\u200D", "\uFE0F", "parrot"})
  void refusesEverythingElse(String text) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> EmojiText.read(text))
        .satisfies(
            refused -> assertThat(refused.refusal()).isEqualTo(ApiError.UNKNOWN_EMOJI.refusal()));
  }

  @Test
  void readsCustomEmojis() {
    assertThat(EmojiText.read("parrot:77"))
        .isEqualTo(new ReactionEmoji(new EmojiId(77), "parrot", false));
    assertThat(EmojiText.read("a:parrot:77"))
        .isEqualTo(new ReactionEmoji(new EmojiId(77), "parrot", true));
  }
}
