package parley.ingress.guild;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ThreadMember;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.ingress.database.Row;
import parley.ingress.database.Transaction;

/// The table `thread_members`, and the numbers of people that `threads` keeps of it. A number
/// changes before the rows do, so that who hears of the row knows the number.
public final class ThreadMemberRows {
  private ThreadMemberRows() {}

  public static Optional<ThreadMember> find(Transaction rows, Channel thread, UserId user)
      throws SQLException {
    return rows.find(
        "SELECT * FROM thread_members WHERE guild_id = ? AND thread_id = ? AND user_id = ?",
        ThreadMemberRows::member,
        thread.guild().value(),
        thread.id().value(),
        user.value());
  }

  /// The user's own memberships of some threads.
  public static Map<ChannelId, ThreadMember> of(
      Transaction rows, GuildId guild, UserId user, Collection<Long> threads) throws SQLException {
    return rows
        .list(
            """
            SELECT * FROM thread_members
            WHERE guild_id = ? AND user_id = ? AND thread_id = ANY (?)
            """,
            ThreadMemberRows::member,
            guild.value(),
            user.value(),
            threads)
        .stream()
        .collect(Collectors.toMap(ThreadMember::thread, Function.identity()));
  }

  /// Those of some users who are in a thread.
  public static List<Long> among(Transaction rows, Channel thread, Collection<Long> users)
      throws SQLException {
    return rows.list(
        """
        SELECT user_id FROM thread_members
        WHERE guild_id = ? AND thread_id = ? AND user_id = ANY (?)
        """,
        row -> row.id("user_id"),
        thread.guild().value(),
        thread.id().value(),
        users);
  }

  public static List<ThreadMember> after(Transaction rows, Channel thread, long after, int limit)
      throws SQLException {
    return rows.list(
        """
        SELECT * FROM thread_members
        WHERE guild_id = ? AND thread_id = ? AND user_id > ? ORDER BY user_id LIMIT ?
        """,
        ThreadMemberRows::member,
        thread.guild().value(),
        thread.id().value(),
        after,
        limit);
  }

  /// Somebody who is not in it comes into a thread.
  public static void join(Transaction rows, Channel thread, UserId user, Instant now)
      throws SQLException {
    count(rows, thread, 1);
    insert(rows, thread, user, now);
  }

  /// The first one of a thread whose row is yet to come.
  public static void insert(Transaction rows, Channel thread, UserId user, Instant now)
      throws SQLException {
    rows.change(
        """
        INSERT INTO thread_members (guild_id, thread_id, user_id, joined_at) VALUES (?, ?, ?, ?)
        """,
        thread.guild().value(),
        thread.id().value(),
        user.value(),
        now);
  }

  /// Somebody who is in it leaves a thread.
  public static void leave(Transaction rows, Channel thread, UserId user) throws SQLException {
    count(rows, thread, -1);
    rows.change(
        "DELETE FROM thread_members WHERE guild_id = ? AND thread_id = ? AND user_id = ?",
        thread.guild().value(),
        thread.id().value(),
        user.value());
  }

  /// A member who leaves the guild leaves all of its threads.
  static void leaveAll(Transaction rows, GuildId guild, UserId user) throws SQLException {
    rows.change(
        """
        UPDATE threads SET member_count = member_count - 1
        WHERE guild_id = ? AND id IN
          (SELECT thread_id FROM thread_members WHERE guild_id = ? AND user_id = ?)
        """,
        guild.value(),
        guild.value(),
        user.value());
    rows.change(
        "DELETE FROM thread_members WHERE guild_id = ? AND user_id = ?",
        guild.value(),
        user.value());
  }

  private static void count(Transaction rows, Channel thread, int more) throws SQLException {
    rows.change(
        "UPDATE threads SET member_count = member_count + ? WHERE guild_id = ? AND id = ?",
        more,
        thread.guild().value(),
        thread.id().value());
  }

  private static ThreadMember member(Row row) throws SQLException {
    return new ThreadMember(
        new GuildId(row.id("guild_id")),
        new ChannelId(row.id("thread_id")),
        new UserId(row.id("user_id")),
        row.time("joined_at"),
        row.id("flags"));
  }
}
