package parley.contracts.entity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// What a guild lets people express themselves with, oldest first.
public record Expressions(List<Emoji> emojis, List<Sticker> stickers) {
  public static final Expressions NONE = new Expressions(List.of(), List.of());

  public Expressions {
    emojis = List.copyOf(emojis);
    stickers = List.copyOf(stickers);
  }

  /// Sorts rows of both kinds; others are passed over.
  public static Expressions of(Collection<? extends Entity> rows) {
    List<Emoji> emojis = new ArrayList<>();
    List<Sticker> stickers = new ArrayList<>();
    for (Entity row : rows) {
      if (row instanceof Emoji emoji) {
        emojis.add(emoji);
      } else if (row instanceof Sticker sticker) {
        stickers.add(sticker);
      }
    }
    emojis.sort(Comparator.comparingLong(emoji -> emoji.id().value()));
    stickers.sort(Comparator.comparingLong(sticker -> sticker.id().value()));
    return new Expressions(emojis, stickers);
  }
}
