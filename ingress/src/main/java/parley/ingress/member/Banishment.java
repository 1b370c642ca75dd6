package parley.ingress.member;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Member;
import parley.contracts.error.ApiError;
import parley.contracts.id.UserId;
import parley.ingress.account.AccountRows;
import parley.ingress.audit.AuditAction;
import parley.ingress.audit.AuditChanges;
import parley.ingress.audit.AuditLog;
import parley.ingress.audit.AuditRecord;
import parley.ingress.database.SpaceTransaction;
import parley.ingress.database.Transaction;
import parley.ingress.form.Form;
import parley.ingress.guild.ActingMember;
import parley.ingress.guild.Departure;
import parley.ingress.guild.MemberRows;
import parley.ingress.http.RefusedException;
import parley.ingress.moderation.PurgeRows;

/// Bans users from a guild, members or not, and writes it down.
///
/// @param reason for the ban and the audit log
/// @param purge how far back messages of the banned are taken away
record Banishment(AuditLog audit, @Nullable String reason, Duration purge) {
  private static final int MAX_DELETED_SECONDS = 604_800;
  private static final int MAX_DELETED_DAYS = 7;
  private static final int SECONDS_OF_A_DAY = 86_400;

  /// How far back messages of the banned are taken away.
  static Duration purge(Form form) {
    int days = form.integer("delete_message_days", 0, MAX_DELETED_DAYS, 0);
    return Duration.ofSeconds(
        form.integer("delete_message_seconds", 0, MAX_DELETED_SECONDS, days * SECONDS_OF_A_DAY));
  }

  /// @throws RefusedException when there is no such user, or they do not stand below the actor
  void ban(SpaceTransaction transaction, ActingMember acting, UserId id) throws SQLException {
    Transaction rows = transaction.rows();
    if (AccountRows.find(rows, id).isEmpty()) {
      throw new RefusedException(ApiError.UNKNOWN_USER);
    }
    Optional<Member> member = MemberRows.find(rows, acting.guildId(), id);
    if (member.isPresent()) {
      acting.requireAbove(member.get());
      transaction.touch(id);
      Departure.of(rows, acting.guildId(), member.get());
    }
    if (BanRows.insert(rows, acting.guildId(), id, reason, acting.now())) {
      audit.write(
          rows,
          acting.guildId(),
          acting.id(),
          AuditRecord.of(AuditAction.MEMBER_BAN_ADD, id.value(), AuditChanges.NONE, reason));
    }
    if (purge.isPositive()) {
      PurgeRows.insert(
          rows, acting.guildId(), id, acting.id(), acting.now().minus(purge), acting.now());
    }
  }

  /// Bans one of many, of whom those are passed over who cannot be banned, or are already.
  ///
  /// @return whether they were banned
  boolean tryBan(SpaceTransaction transaction, ActingMember acting, UserId id) throws SQLException {
    Transaction rows = transaction.rows();
    Optional<Member> member = MemberRows.find(rows, acting.guildId(), id);
    if (AccountRows.find(rows, id).isEmpty()
        || BanRows.isBanned(rows, acting.guildId(), id)
        || (member.isPresent() && !acting.isAbove(member.get()))) {
      return false;
    }
    ban(transaction, acting, id);
    return true;
  }
}
