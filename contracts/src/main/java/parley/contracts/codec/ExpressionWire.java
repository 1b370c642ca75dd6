package parley.contracts.codec;

import parley.contracts.entity.Emoji;
import parley.contracts.entity.Sticker;
import parley.contracts.id.EmojiId;
import parley.contracts.id.GuildId;
import parley.contracts.id.StickerId;
import parley.contracts.id.UserId;
import parley.contracts.wire.WireEmoji;
import parley.contracts.wire.WireSticker;

/// Emojis and stickers of guilds, to and from their wire form.
final class ExpressionWire {
  private ExpressionWire() {}

  static WireEmoji toWire(Emoji emoji) {
    return WireEmoji.newBuilder()
        .setId(emoji.id().value())
        .setGuildId(emoji.guild().value())
        .setName(emoji.name())
        .setAnimated(emoji.animated())
        .addAllRoleIds(EntityWire.roleIds(emoji.roles()))
        .setCreatorId(emoji.creator().value())
        .build();
  }

  static Emoji fromWire(WireEmoji wire) {
    return new Emoji(
        new EmojiId(wire.getId()),
        new GuildId(wire.getGuildId()),
        wire.getName(),
        wire.getAnimated(),
        EntityWire.roles(wire.getRoleIdsList()),
        new UserId(wire.getCreatorId()));
  }

  static WireSticker toWire(Sticker sticker) {
    WireSticker.Builder wire =
        WireSticker.newBuilder()
            .setId(sticker.id().value())
            .setGuildId(sticker.guild().value())
            .setName(sticker.name())
            .setTags(sticker.tags())
            .setFormat(sticker.format())
            .setCreatorId(sticker.creator().value());
    if (sticker.description() != null) {
      wire.setDescription(sticker.description());
    }
    return wire.build();
  }

  static Sticker fromWire(WireSticker wire) {
    return new Sticker(
        new StickerId(wire.getId()),
        new GuildId(wire.getGuildId()),
        wire.getName(),
        wire.hasDescription() ? wire.getDescription() : null,
        wire.getTags(),
        wire.getFormat(),
        new UserId(wire.getCreatorId()));
  }
}
