package parley.contracts.message;

import parley.contracts.id.StickerId;

/// A sticker as a message shows it, whatever becomes of the guild's own.
///
/// @param format as of the guild's sticker
public record StickerItem(StickerId id, String name, int format) {}
