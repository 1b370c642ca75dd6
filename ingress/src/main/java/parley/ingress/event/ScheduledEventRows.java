package parley.ingress.event;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import parley.contracts.entity.ScheduledEvent;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.ScheduledEventId;
import parley.contracts.id.UserId;
import parley.ingress.database.Row;
import parley.ingress.database.Transaction;

/// The tables `scheduled_events` and `event_subscribers`.
final class ScheduledEventRows {
  private ScheduledEventRows() {}

  /// An event, and how many are interested.
  record Counted(ScheduledEvent event, int subscribers) {}

  /// What is not over, the earliest first.
  static List<Counted> open(Transaction rows, GuildId guild) throws SQLException {
    return rows.list(
        """
        SELECT scheduled_events.*,
          (SELECT count(*) FROM event_subscribers WHERE event_id = scheduled_events.id) AS subscribers
        FROM scheduled_events WHERE guild_id = ? AND status IN (1, 2) ORDER BY starts_at, id
        """,
        ScheduledEventRows::counted,
        guild.value());
  }

  static Optional<Counted> find(Transaction rows, GuildId guild, ScheduledEventId id)
      throws SQLException {
    return rows.find(
        """
        SELECT scheduled_events.*,
          (SELECT count(*) FROM event_subscribers WHERE event_id = scheduled_events.id) AS subscribers
        FROM scheduled_events WHERE guild_id = ? AND id = ?
        """,
        ScheduledEventRows::counted,
        guild.value(),
        id.value());
  }

  static void insert(Transaction rows, ScheduledEvent event) throws SQLException {
    rows.change(
        """
        INSERT INTO scheduled_events (guild_id, id, channel_id, location, creator_id, name,
          description, starts_at, ends_at, status)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?)
        """,
        event.guild().value(),
        event.id().value(),
        event.channel() == null ? null : event.channel().value(),
        event.location(),
        event.creator().value(),
        event.name(),
        event.description(),
        event.startsAt(),
        event.endsAt(),
        event.status().code());
  }

  static void update(Transaction rows, ScheduledEvent event) throws SQLException {
    rows.change(
        """
        UPDATE scheduled_events SET channel_id = ?::bigint, location = ?, name = ?, description = ?,
          starts_at = ?, ends_at = ?::timestamptz, status = ?
        WHERE guild_id = ? AND id = ?
        """,
        event.channel() == null ? null : event.channel().value(),
        event.location(),
        event.name(),
        event.description(),
        event.startsAt(),
        event.endsAt(),
        event.status().code(),
        event.guild().value(),
        event.id().value());
  }

  static void delete(Transaction rows, ScheduledEvent event) throws SQLException {
    rows.change("DELETE FROM scheduled_events WHERE id = ?", event.id().value());
  }

  /// Users who are interested, in the order of their ids.
  ///
  /// @param after only those with higher ids
  /// @param before only those with lower ids
  static List<Long> subscribers(
      Transaction rows, ScheduledEvent event, long after, long before, int limit)
      throws SQLException {
    return rows.list(
        """
        SELECT user_id FROM event_subscribers
        WHERE event_id = ? AND user_id > ? AND user_id < ? ORDER BY user_id LIMIT ?
        """,
        row -> row.id("user_id"),
        event.id().value(),
        after,
        before,
        limit);
  }

  static void subscribe(Transaction rows, ScheduledEvent event, UserId user) throws SQLException {
    rows.change(
        """
        INSERT INTO event_subscribers (guild_id, event_id, user_id) VALUES (?, ?, ?)
        ON CONFLICT DO NOTHING
        """,
        event.guild().value(),
        event.id().value(),
        user.value());
  }

  static void unsubscribe(Transaction rows, ScheduledEvent event, UserId user) throws SQLException {
    rows.change(
        "DELETE FROM event_subscribers WHERE guild_id = ? AND event_id = ? AND user_id = ?",
        event.guild().value(),
        event.id().value(),
        user.value());
  }

  private static Counted counted(Row row) throws SQLException {
    Long channel = row.idOrNull("channel_id");
    int status = row.integer("status");
    return new Counted(
        new ScheduledEvent(
            new ScheduledEventId(row.id("id")),
            new GuildId(row.id("guild_id")),
            channel == null ? null : new ChannelId(channel),
            row.textOrNull("location"),
            new UserId(row.id("creator_id")),
            row.text("name"),
            row.textOrNull("description"),
            row.time("starts_at"),
            row.timeOrNull("ends_at"),
            ScheduledEvent.Status.of(status)
                .orElseThrow(() -> new SQLException("unknown status of an event: " + status))),
        row.integer("subscribers"));
  }
}
