package parley.ingress.guild;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import parley.contracts.entity.Member;
import parley.contracts.entity.User;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.ingress.database.Row;
import parley.ingress.database.Transaction;

/// The tables `members` and `memberships`, which mirror each other.
public final class MemberRows {
  private MemberRows() {}

  public static Optional<Member> find(Transaction rows, GuildId guild, UserId user)
      throws SQLException {
    return rows.find(
        "SELECT * FROM members WHERE guild_id = ? AND user_id = ?",
        MemberRows::member,
        guild.value(),
        user.value());
  }

  static List<Member> ofUser(Transaction rows, UserId user) throws SQLException {
    return rows.list("SELECT * FROM members WHERE user_id = ?", MemberRows::member, user.value());
  }

  /// Those of these users who are members.
  public static List<Member> among(Transaction rows, GuildId guild, Collection<Long> users)
      throws SQLException {
    return rows.list(
        "SELECT * FROM members WHERE guild_id = ? AND user_id = ANY (?)",
        MemberRows::member,
        guild.value(),
        users);
  }

  public static List<Member> after(Transaction rows, GuildId guild, long after, int limit)
      throws SQLException {
    return rows.list(
        "SELECT * FROM members WHERE guild_id = ? AND user_id > ? ORDER BY user_id LIMIT ?",
        MemberRows::member,
        guild.value(),
        after,
        limit);
  }

  /// Members with a name that starts like this.
  public static List<Member> named(Transaction rows, GuildId guild, String start, int limit)
      throws SQLException {
    return rows.list(
        """
        SELECT * FROM members
        WHERE guild_id = ? AND (starts_with(lower(username), lower(?))
          OR starts_with(lower(nick), lower(?)) OR starts_with(lower(global_name), lower(?)))
        ORDER BY user_id LIMIT ?
        """,
        MemberRows::member,
        guild.value(),
        start,
        start,
        start,
        limit);
  }

  public static void insert(
      Transaction rows, GuildId guild, User user, List<RoleId> roles, Instant now)
      throws SQLException {
    rows.change(
        """
        INSERT INTO members (guild_id, user_id, username, global_name, avatar, bot, public_flags,
          role_ids, joined_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        guild.value(),
        user.id().value(),
        user.username(),
        user.globalName(),
        user.avatar(),
        user.bot(),
        user.publicFlags(),
        values(roles),
        now);
    rows.change(
        "INSERT INTO memberships (user_id, guild_id, joined_at) VALUES (?, ?, ?)",
        user.id().value(),
        guild.value(),
        now);
    count(rows, guild, 1);
  }

  public static void update(Transaction rows, Member member) throws SQLException {
    rows.change(
        """
        UPDATE members SET nick = ?, role_ids = ?, deaf = ?, mute = ?,
          communication_disabled_until = ?
        WHERE guild_id = ? AND user_id = ?
        """,
        member.nick(),
        values(member.roles()),
        member.deaf(),
        member.mute(),
        member.communicationDisabledUntil(),
        member.guild().value(),
        member.user().id().value());
  }

  public static void delete(Transaction rows, GuildId guild, UserId user) throws SQLException {
    ThreadMemberRows.leaveAll(rows, guild, user);
    rows.change(
        "DELETE FROM memberships WHERE user_id = ? AND guild_id = ?", user.value(), guild.value());
    int gone =
        rows.change(
            "DELETE FROM members WHERE guild_id = ? AND user_id = ?", guild.value(), user.value());
    count(rows, guild, -gone);
  }

  private static void count(Transaction rows, GuildId guild, int more) throws SQLException {
    rows.change(
        "UPDATE guilds SET member_count = member_count + ? WHERE id = ?", more, guild.value());
  }

  private static List<Long> values(List<RoleId> roles) {
    return roles.stream().map(RoleId::value).toList();
  }

  private static Member member(Row row) throws SQLException {
    return new Member(
        new GuildId(row.id("guild_id")),
        new User(
            new UserId(row.id("user_id")),
            row.text("username"),
            row.textOrNull("global_name"),
            row.textOrNull("avatar"),
            row.flag("bot"),
            row.id("public_flags")),
        row.textOrNull("nick"),
        row.ids("role_ids").stream().map(RoleId::new).toList(),
        row.time("joined_at"),
        row.flag("deaf"),
        row.flag("mute"),
        row.id("flags"),
        row.flag("pending"),
        row.timeOrNull("communication_disabled_until"));
  }
}
