package parley.contracts.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a message carries besides its text, its embeds and its files.
///
/// @param forwarded the message that it hands on, as that was then
public record Enclosures(
    List<StickerItem> stickers, @Nullable Message forwarded, @Nullable Poll poll) {
  public static final Enclosures NONE = new Enclosures(List.of(), null, null);

  public Enclosures {
    stickers = List.copyOf(stickers);
  }

  public boolean isEmpty() {
    return stickers.isEmpty() && forwarded == null && poll == null;
  }

  public Enclosures withPoll(Poll now) {
    return new Enclosures(stickers, forwarded, now);
  }
}
