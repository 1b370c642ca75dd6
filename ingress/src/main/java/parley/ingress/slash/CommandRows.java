package parley.ingress.slash;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.ingress.database.Row;
import parley.ingress.database.Transaction;

/// The tables of the commands of applications.
final class CommandRows {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String IN_SCOPE = " WHERE application_id = ? AND coalesce(guild_id, 0) = ?";
  private static final String SELECT = "SELECT application_commands.* FROM application_commands";

  /// More than any guild can use.
  private static final int MOST_LISTED = 2_000;

  private CommandRows() {}

  /// Lets nobody else change the application's commands meanwhile.
  static void lock(Transaction rows, UserId application) throws SQLException {
    rows.find(
        "SELECT id FROM applications WHERE id = ? FOR UPDATE",
        row -> row.id("id"),
        application.value());
  }

  static Optional<SlashCommand> find(Transaction rows, UserId application, long id)
      throws SQLException {
    return rows.find(
        SELECT + " WHERE application_id = ? AND id = ?",
        CommandRows::command,
        application.value(),
        id);
  }

  static List<SlashCommand> of(Transaction rows, UserId application, @Nullable GuildId guild)
      throws SQLException {
    return rows.list(
        SELECT + IN_SCOPE + " ORDER BY id",
        CommandRows::command,
        application.value(),
        scope(guild));
  }

  /// Those of all applications that have their bot in a guild.
  static List<SlashCommand> knownIn(Transaction rows, GuildId guild) throws SQLException {
    return rows.list(
        SELECT
            + """
               JOIN members ON members.user_id = application_commands.application_id
            WHERE members.guild_id = ?
              AND (application_commands.guild_id IS NULL OR application_commands.guild_id = ?)
            ORDER BY application_commands.id LIMIT ?
            """,
        CommandRows::command,
        guild.value(),
        guild.value(),
        MOST_LISTED);
  }

  static void insert(Transaction rows, SlashCommand command) throws SQLException {
    rows.change(
        """
        INSERT INTO application_commands
          (id, application_id, guild_id, type, name, version, definition)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        command.id(),
        command.application().value(),
        command.guild() == null ? null : command.guild().value(),
        command.type(),
        command.name(),
        command.version(),
        command.definition().toString());
  }

  static void update(Transaction rows, SlashCommand command) throws SQLException {
    rows.change(
        "UPDATE application_commands SET name = ?, version = ?, definition = ? WHERE id = ?",
        command.name(),
        command.version(),
        command.definition().toString(),
        command.id());
  }

  static void delete(Transaction rows, SlashCommand command) throws SQLException {
    rows.change("DELETE FROM application_commands WHERE id = ?", command.id());
  }

  /// Counts commands that are made.
  ///
  /// @return how many were made in the scope today
  static int countCreations(
      Transaction rows, UserId application, @Nullable GuildId guild, LocalDate today, int made)
      throws SQLException {
    return rows.one(
        """
        INSERT INTO application_command_creations AS c (application_id, scope, day, created)
        VALUES (?, ?, ?, ?)
        ON CONFLICT (application_id, scope) DO UPDATE SET day = excluded.day,
          created = excluded.created + CASE WHEN c.day = excluded.day THEN c.created ELSE 0 END
        RETURNING created
        """,
        row -> row.integer("created"),
        application.value(),
        scope(guild),
        today,
        made);
  }

  private static long scope(@Nullable GuildId guild) {
    return guild == null ? 0 : guild.value();
  }

  private static SlashCommand command(Row row) throws SQLException {
    Long guild = row.idOrNull("guild_id");
    return new SlashCommand(
        row.id("id"),
        new UserId(row.id("application_id")),
        guild == null ? null : new GuildId(guild),
        row.integer("type"),
        row.text("name"),
        row.id("version"),
        definition(row.text("definition")));
  }

  private static ObjectNode definition(String text) throws SQLException {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new SQLException("a definition is not JSON", e);
    }
  }
}
