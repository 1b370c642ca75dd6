package parley.ingress.guild;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import parley.contracts.entity.Emoji;
import parley.contracts.id.EmojiId;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.ingress.database.Row;
import parley.ingress.database.Transaction;

/// The table `emojis`.
public final class EmojiRows {
  private EmojiRows() {}

  public static List<Emoji> of(Transaction rows, GuildId guild) throws SQLException {
    return rows.list(
        "SELECT * FROM emojis WHERE guild_id = ? ORDER BY id", EmojiRows::emoji, guild.value());
  }

  /// An emoji of whatever guild.
  public static Optional<Emoji> find(Transaction rows, EmojiId id) throws SQLException {
    return rows.find("SELECT * FROM emojis WHERE id = ?", EmojiRows::emoji, id.value());
  }

  public static void insert(Transaction rows, Emoji emoji) throws SQLException {
    rows.change(
        """
        INSERT INTO emojis (guild_id, id, name, animated, role_ids, creator_id)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        emoji.guild().value(),
        emoji.id().value(),
        emoji.name(),
        emoji.animated(),
        roles(emoji),
        emoji.creator().value());
  }

  public static void update(Transaction rows, Emoji emoji) throws SQLException {
    rows.change(
        "UPDATE emojis SET name = ?, role_ids = ? WHERE guild_id = ? AND id = ?",
        emoji.name(),
        roles(emoji),
        emoji.guild().value(),
        emoji.id().value());
  }

  public static void delete(Transaction rows, Emoji emoji) throws SQLException {
    rows.change(
        "DELETE FROM emojis WHERE guild_id = ? AND id = ?",
        emoji.guild().value(),
        emoji.id().value());
  }

  private static List<Long> roles(Emoji emoji) {
    return emoji.roles().stream().map(RoleId::value).toList();
  }

  private static Emoji emoji(Row row) throws SQLException {
    return new Emoji(
        new EmojiId(row.id("id")),
        new GuildId(row.id("guild_id")),
        row.text("name"),
        row.flag("animated"),
        row.ids("role_ids").stream().map(RoleId::new).toList(),
        new UserId(row.id("creator_id")));
  }
}
