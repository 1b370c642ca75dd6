package parley.ingress.conversation;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.ingress.database.Row;
import parley.ingress.database.Transaction;

/// The table `private_channels`.
public final class PrivateChannelRows {
  /// The newest of a user's channels that a list of them holds.
  static final int MAX_LISTED = 200;

  private PrivateChannelRows() {}

  public static Optional<PrivateChannel> find(Transaction rows, ChannelId id) throws SQLException {
    return rows.find(
        "SELECT * FROM private_channels WHERE id = ?", PrivateChannelRows::channel, id.value());
  }

  /// The DM of two users.
  public static Optional<PrivateChannel> findDm(Transaction rows, UserId one, UserId other)
      throws SQLException {
    return rows.find(
        "SELECT * FROM private_channels WHERE low_id = ? AND high_id = ?",
        PrivateChannelRows::channel,
        Math.min(one.value(), other.value()),
        Math.max(one.value(), other.value()));
  }

  static List<PrivateChannel> ofUser(Transaction rows, UserId user) throws SQLException {
    return rows.list(
        """
        SELECT * FROM private_channels WHERE recipients @> ?::jsonb ORDER BY id DESC LIMIT ?
        """,
        PrivateChannelRows::channel,
        with(user),
        MAX_LISTED);
  }

  static void insert(Transaction rows, PrivateChannel channel) throws SQLException {
    List<Long> pair =
        channel.group()
            ? List.of()
            : channel.recipients().stream().map(each -> each.id().value()).sorted().toList();
    rows.change(
        """
        INSERT INTO private_channels (id, type, name, owner_id, recipients, blocked, low_id, high_id)
        VALUES (?, ?, ?, ?, ?::jsonb, ?, ?, ?)
        """,
        channel.id().value(),
        channel.type().code(),
        channel.name(),
        value(channel.owner()),
        RecipientJson.write(channel.recipients()),
        channel.blocked(),
        pair.isEmpty() ? null : pair.getFirst(),
        pair.isEmpty() ? null : pair.getLast());
  }

  public static void update(Transaction rows, PrivateChannel channel) throws SQLException {
    rows.change(
        """
        UPDATE private_channels
        SET name = ?, icon = ?, owner_id = ?, recipients = ?::jsonb, blocked = ?
        WHERE id = ?
        """,
        channel.name(),
        channel.icon(),
        value(channel.owner()),
        RecipientJson.write(channel.recipients()),
        channel.blocked(),
        channel.id().value());
  }

  private static String with(UserId user) {
    return "[{\"id\":\"" + user + "\"}]";
  }

  private static PrivateChannel channel(Row row) throws SQLException {
    int type = row.integer("type");
    Long owner = row.idOrNull("owner_id");
    return new PrivateChannel(
        new ChannelId(row.id("id")),
        ChannelType.of(type)
            .orElseThrow(() -> new SQLException("unknown type of channel: " + type)),
        row.textOrNull("name"),
        row.textOrNull("icon"),
        owner == null ? null : new UserId(owner),
        RecipientJson.read(row.text("recipients")),
        row.flag("blocked"),
        row.id("revision"));
  }

  private static @Nullable Long value(@Nullable UserId id) {
    return id == null ? null : id.value();
  }
}
