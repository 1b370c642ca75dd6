package parley.ingress.moderation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Member;
import parley.contracts.moderation.ModerationAction;
import parley.contracts.payload.MemberPayload;
import parley.ingress.audit.AuditAction;
import parley.ingress.audit.AuditChanges;
import parley.ingress.audit.AuditLog;
import parley.ingress.audit.AuditRecord;
import parley.ingress.database.SpaceTransactions;
import parley.ingress.database.Transaction;
import parley.ingress.guild.GuildRows;
import parley.ingress.guild.MemberRows;

/// Sets down what moderation did: an entry in the audit log and, for a timeout, the row of the
/// member, in one transaction that remembers the action. So it does no harm to be told twice, and
/// nothing is set down by halves.
final class ModerationDesk {
  private final SpaceTransactions transactions;
  private final AuditLog audit;
  private final Counter done;

  ModerationDesk(SpaceTransactions transactions, AuditLog audit, MeterRegistry registry) {
    this.transactions = transactions;
    this.audit = audit;
    this.done =
        Counter.builder("parley.ingress.moderation_actions")
            .description("Actions of moderation that were set down")
            .register(registry);
  }

  void setDown(ModerationAction action) {
    transactions.settle(
        transaction -> {
          transaction.touch(action.guild());
          Transaction rows = transaction.rows();
          if (GuildRows.find(rows, action.guild()).isEmpty()
              || !ModerationRows.begin(rows, action)) {
            return;
          }
          AuditRecord record = record(rows, action);
          if (record != null) {
            audit.write(rows, action.guild(), action.user(), record);
            done.increment();
          }
        });
  }

  /// Does what is left to do, and says what the audit log tells of it; null when there is nothing
  /// to tell.
  private static @Nullable AuditRecord record(Transaction rows, ModerationAction action)
      throws SQLException {
    return switch (action.measure()) {
      case ModerationAction.Blocked _ ->
          record(AuditAction.AUTO_MODERATION_BLOCK_MESSAGE, action, AuditChanges.NONE);
      case ModerationAction.Alerted _ ->
          record(AuditAction.AUTO_MODERATION_FLAG_TO_CHANNEL, action, AuditChanges.NONE);
      case ModerationAction.TimedOut timedOut -> timeOut(rows, action, timedOut.until());
      case ModerationAction.Deleted deleted ->
          withCount(record(AuditAction.MESSAGE_DELETE, action, AuditChanges.NONE), deleted.count());
      case ModerationAction.UnknownMeasure _ -> null;
    };
  }

  /// A longer timeout that somebody else gave meanwhile stands.
  private static @Nullable AuditRecord timeOut(
      Transaction rows, ModerationAction action, Instant until) throws SQLException {
    Optional<Member> found = MemberRows.find(rows, action.guild(), action.user());
    if (found.isEmpty() || found.get().isTimedOutAt(until)) {
      return null;
    }
    Member member = found.get();
    Member timedOut = member.timedOutUntil(until);
    MemberRows.update(rows, timedOut);
    return record(
        AuditAction.AUTO_MODERATION_USER_COMMUNICATION_DISABLED,
        action,
        AuditChanges.between(
            json -> MemberPayload.writeWithoutUser(json, member),
            json -> MemberPayload.writeWithoutUser(json, timedOut)));
  }

  private static AuditRecord record(
      AuditAction kind, ModerationAction action, AuditChanges changes) {
    Map<String, String> options = new HashMap<>();
    options.put("auto_moderation_rule_name", action.rule().name());
    options.put("auto_moderation_rule_trigger_type", Integer.toString(action.rule().triggerType()));
    if (action.channel() != null) {
      options.put("channel_id", action.channel().toString());
    }
    return new AuditRecord(
        kind,
        action.user().value(),
        changes,
        options,
        action.reason().isEmpty() ? null : action.reason());
  }

  private static AuditRecord withCount(AuditRecord record, int count) {
    Map<String, String> options = new HashMap<>(record.options());
    options.put("count", Integer.toString(count));
    return new AuditRecord(
        record.action(), record.target(), record.changes(), options, record.reason());
  }
}
