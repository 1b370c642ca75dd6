package parley.ingress.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.snowflake.EntityIds;
import parley.ingress.database.Transaction;

/// Writes down what somebody does in a guild, in the transaction that does it: there is no entry
/// without its deed, and no deed without its entry.
public final class AuditLog {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration KEPT = Duration.ofDays(45);
  private static final int MILLISECONDS_SHIFT = 22;

  private final EntityIds ids;

  public AuditLog(EntityIds ids) {
    this.ids = ids;
  }

  /// @param rows a transaction that has the guild's row locked
  public void write(Transaction rows, GuildId guild, UserId user, AuditRecord record)
      throws SQLException {
    if (record.isIdle()) {
      return;
    }
    long id = ids.next();
    AuditLogRows.insert(rows, guild, user, id, record, options(record.options()));
    AuditLogRows.forget(rows, guild, id - (KEPT.toMillis() << MILLISECONDS_SHIFT));
  }

  private static @Nullable String options(Map<String, String> options) {
    return options.isEmpty() ? null : MAPPER.valueToTree(options).toString();
  }
}
