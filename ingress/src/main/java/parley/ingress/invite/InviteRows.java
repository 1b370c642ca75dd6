package parley.ingress.invite;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.ingress.database.Row;
import parley.ingress.database.Transaction;

/// The table `invites`.
final class InviteRows {
  private InviteRows() {}

  static Optional<Invite> find(Transaction rows, String code) throws SQLException {
    return rows.find("SELECT * FROM invites WHERE code = ?", InviteRows::invite, code);
  }

  static List<Invite> of(Transaction rows, GuildId guild) throws SQLException {
    return rows.list(
        "SELECT * FROM invites WHERE guild_id = ? ORDER BY created_at",
        InviteRows::invite,
        guild.value());
  }

  static List<Invite> of(Transaction rows, ChannelId channel) throws SQLException {
    return rows.list(
        "SELECT * FROM invites WHERE channel_id = ? ORDER BY created_at",
        InviteRows::invite,
        channel.value());
  }

  static void insert(Transaction rows, Invite invite) throws SQLException {
    rows.change(
        """
        INSERT INTO invites (code, guild_id, channel_id, inviter_id, created_at, expires_at,
          max_age_seconds, max_uses, temporary)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        invite.code(),
        invite.guild().value(),
        invite.channel().value(),
        invite.inviter().value(),
        invite.createdAt(),
        invite.expiresAt(),
        invite.maxAgeSeconds(),
        invite.maxUses(),
        invite.temporary());
  }

  static void count(Transaction rows, String code) throws SQLException {
    rows.change("UPDATE invites SET uses = uses + 1 WHERE code = ?", code);
  }

  static void delete(Transaction rows, String code) throws SQLException {
    rows.change("DELETE FROM invites WHERE code = ?", code);
  }

  private static Invite invite(Row row) throws SQLException {
    return new Invite(
        row.text("code"),
        new GuildId(row.id("guild_id")),
        new ChannelId(row.id("channel_id")),
        new UserId(row.id("inviter_id")),
        row.time("created_at"),
        row.timeOrNull("expires_at"),
        row.integer("max_age_seconds"),
        row.integer("max_uses"),
        row.integer("uses"),
        row.flag("temporary"));
  }
}
