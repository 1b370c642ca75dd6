package parley.ingress.guild;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.ThreadDefaults;
import parley.contracts.entity.ThreadTraits;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.ingress.database.Row;
import parley.ingress.database.Transaction;

/// The table `threads`. Rows are found with the overwrites of their parent, which are in force in
/// them. Threads of deleted guilds are not found.
public final class ThreadRows {
  private static final String SELECT =
      """
      SELECT threads.*, channels.overwrites, channels.nsfw FROM threads
      JOIN channels ON channels.id = threads.parent_id
      JOIN guilds ON guilds.id = threads.guild_id AND NOT guilds.deleted
      """;

  private ThreadRows() {}

  /// Which archived threads of a channel to find, those that were archived last first.
  ///
  /// @param types numbers of the public protocol
  /// @param before only those that were archived earlier
  public record Archived(ChannelId parent, Collection<Long> types, Instant before, int limit) {}

  public static Optional<Channel> find(Transaction rows, ChannelId id) throws SQLException {
    return rows.find(SELECT + "WHERE threads.id = ?", ThreadRows::thread, id.value());
  }

  /// The active threads of a guild, the newest first.
  public static List<Channel> active(Transaction rows, GuildId guild) throws SQLException {
    return rows.list(
        SELECT + "WHERE threads.guild_id = ? AND NOT archived ORDER BY threads.id DESC",
        ThreadRows::thread,
        guild.value());
  }

  /// The threads of a guild that were active at a moment or later.
  public static List<Channel> activeSince(Transaction rows, GuildId guild, Instant moment)
      throws SQLException {
    return rows.list(
        SELECT
            + """
            WHERE threads.guild_id = ? AND (NOT archived OR archive_changed_at >= ?)
            ORDER BY threads.id
            """,
        ThreadRows::thread,
        guild.value(),
        moment);
  }

  public static int countActive(Transaction rows, GuildId guild) throws SQLException {
    return rows.one(
        "SELECT count(*) AS threads FROM threads WHERE guild_id = ? AND NOT archived",
        row -> row.integer("threads"),
        guild.value());
  }

  public static List<Channel> find(Transaction rows, Archived archived) throws SQLException {
    return rows.list(
        SELECT
            + """
            WHERE threads.parent_id = ? AND archived AND threads.type = ANY (?)
              AND archive_changed_at < ?
            ORDER BY archive_changed_at DESC LIMIT ?
            """,
        ThreadRows::thread,
        archived.parent().value(),
        archived.types(),
        archived.before(),
        archived.limit());
  }

  /// The archived private threads of a channel that a user is in, the newest first.
  ///
  /// @param before only those with a smaller id
  public static List<Channel> joined(
      Transaction rows, Channel parent, UserId user, long before, int limit) throws SQLException {
    return rows.list(
        SELECT
            + """
            JOIN thread_members ON thread_members.guild_id = threads.guild_id
              AND thread_members.thread_id = threads.id AND thread_members.user_id = ?
            WHERE threads.parent_id = ? AND archived AND threads.type = ? AND threads.id < ?
            ORDER BY threads.id DESC LIMIT ?
            """,
        ThreadRows::thread,
        user.value(),
        parent.id().value(),
        ChannelType.PRIVATE_THREAD.code(),
        before,
        limit);
  }

  /// Those of some ids that are threads.
  public static List<Channel> findAll(Transaction rows, Collection<Long> ids) throws SQLException {
    return rows.list(SELECT + "WHERE threads.id = ANY (?)", ThreadRows::thread, ids);
  }

  /// The threads of some channels that a user sees who sees the channels, the newest first.
  ///
  /// @param managed those of the channels in which they see every private thread
  public static List<ChannelId> visible(
      Transaction rows,
      GuildId guild,
      UserId user,
      Collection<Long> parents,
      Collection<Long> managed,
      int limit)
      throws SQLException {
    return rows.list(
        """
        SELECT id FROM threads
        WHERE guild_id = ? AND parent_id = ANY (?)
          AND (type <> ? OR parent_id = ANY (?) OR EXISTS (
            SELECT 1 FROM thread_members
            WHERE thread_members.guild_id = threads.guild_id
              AND thread_members.thread_id = threads.id AND thread_members.user_id = ?))
        ORDER BY id DESC LIMIT ?
        """,
        row -> new ChannelId(row.id("id")),
        guild.value(),
        parents,
        ChannelType.PRIVATE_THREAD.code(),
        managed,
        user.value(),
        limit);
  }

  public static void insert(Transaction rows, Channel thread) throws SQLException {
    ThreadTraits traits = traits(thread);
    rows.change(
        """
        INSERT INTO threads (name, archived, archive_changed_at, auto_archive_minutes, locked,
          invitable, rate_limit_per_user_seconds, flags, applied_tags, parent_id, type, owner_id,
          created_at, member_count, guild_id, id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        thread.name(),
        traits.archived(),
        traits.archiveChangedAt(),
        traits.autoArchiveMinutes(),
        traits.locked(),
        traits.invitable(),
        thread.rateLimitPerUserSeconds(),
        thread.flags(),
        traits.appliedTags(),
        thread.parent() == null ? null : thread.parent().value(),
        thread.type().code(),
        traits.owner().value(),
        traits.createdAt(),
        traits.memberCount(),
        thread.guild().value(),
        thread.id().value());
  }

  public static void update(Transaction rows, Channel thread) throws SQLException {
    ThreadTraits traits = traits(thread);
    rows.change(
        """
        UPDATE threads SET name = ?, archived = ?, archive_changed_at = ?,
          auto_archive_minutes = ?, locked = ?, invitable = ?, rate_limit_per_user_seconds = ?,
          flags = ?, applied_tags = ?
        WHERE guild_id = ? AND id = ?
        """,
        thread.name(),
        traits.archived(),
        traits.archiveChangedAt(),
        traits.autoArchiveMinutes(),
        traits.locked(),
        traits.invitable(),
        thread.rateLimitPerUserSeconds(),
        thread.flags(),
        traits.appliedTags(),
        thread.guild().value(),
        thread.id().value());
  }

  public static void delete(Transaction rows, Channel thread) throws SQLException {
    long guild = thread.guild().value();
    long id = thread.id().value();
    rows.change("DELETE FROM threads WHERE guild_id = ? AND id = ?", guild, id);
    rows.change("DELETE FROM thread_members WHERE guild_id = ? AND thread_id = ?", guild, id);
  }

  /// All threads of a channel go.
  static void deleteIn(Transaction rows, Channel parent) throws SQLException {
    long guild = parent.guild().value();
    long id = parent.id().value();
    rows.change(
        """
        DELETE FROM thread_members USING threads
        WHERE thread_members.guild_id = ? AND threads.guild_id = ? AND threads.parent_id = ?
          AND thread_members.thread_id = threads.id
        """,
        guild,
        guild,
        id);
    rows.change("DELETE FROM threads WHERE guild_id = ? AND parent_id = ?", guild, id);
  }

  private static ThreadTraits traits(Channel thread) {
    if (thread.thread() == null) {
      throw new IllegalArgumentException("no thread: " + thread.id());
    }
    return thread.thread();
  }

  private static Channel thread(Row row) throws SQLException {
    int type = row.integer("type");
    return new Channel(
        new ChannelId(row.id("id")),
        new GuildId(row.id("guild_id")),
        ChannelType.of(type)
            .orElseThrow(() -> new SQLException("unknown type of channel: " + type)),
        row.text("name"),
        null,
        0,
        new ChannelId(row.id("parent_id")),
        row.flag("nsfw"),
        row.integer("rate_limit_per_user_seconds"),
        OverwriteJson.read(row.text("overwrites")),
        0,
        0,
        row.id("flags"),
        ThreadDefaults.NONE,
        null,
        new ThreadTraits(
            new UserId(row.id("owner_id")),
            row.time("created_at"),
            row.flag("archived"),
            row.time("archive_changed_at"),
            row.integer("auto_archive_minutes"),
            row.flag("locked"),
            row.flag("invitable"),
            row.integer("member_count"),
            row.ids("applied_tags")));
  }
}
