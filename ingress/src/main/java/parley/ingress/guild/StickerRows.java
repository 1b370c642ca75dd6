package parley.ingress.guild;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import parley.contracts.entity.Sticker;
import parley.contracts.id.GuildId;
import parley.contracts.id.StickerId;
import parley.contracts.id.UserId;
import parley.ingress.database.Row;
import parley.ingress.database.Transaction;

/// The table `stickers`.
public final class StickerRows {
  private StickerRows() {}

  public static List<Sticker> of(Transaction rows, GuildId guild) throws SQLException {
    return rows.list(
        "SELECT * FROM stickers WHERE guild_id = ? ORDER BY id",
        StickerRows::sticker,
        guild.value());
  }

  /// A sticker of whatever guild.
  public static Optional<Sticker> find(Transaction rows, StickerId id) throws SQLException {
    return rows.find("SELECT * FROM stickers WHERE id = ?", StickerRows::sticker, id.value());
  }

  public static void insert(Transaction rows, Sticker sticker) throws SQLException {
    rows.change(
        """
        INSERT INTO stickers (guild_id, id, name, description, tags, format, creator_id)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        sticker.guild().value(),
        sticker.id().value(),
        sticker.name(),
        sticker.description(),
        sticker.tags(),
        sticker.format(),
        sticker.creator().value());
  }

  public static void update(Transaction rows, Sticker sticker) throws SQLException {
    rows.change(
        "UPDATE stickers SET name = ?, description = ?, tags = ? WHERE guild_id = ? AND id = ?",
        sticker.name(),
        sticker.description(),
        sticker.tags(),
        sticker.guild().value(),
        sticker.id().value());
  }

  public static void delete(Transaction rows, Sticker sticker) throws SQLException {
    rows.change(
        "DELETE FROM stickers WHERE guild_id = ? AND id = ?",
        sticker.guild().value(),
        sticker.id().value());
  }

  private static Sticker sticker(Row row) throws SQLException {
    return new Sticker(
        new StickerId(row.id("id")),
        new GuildId(row.id("guild_id")),
        row.text("name"),
        row.textOrNull("description"),
        row.text("tags"),
        row.integer("format"),
        new UserId(row.id("creator_id")));
  }
}
