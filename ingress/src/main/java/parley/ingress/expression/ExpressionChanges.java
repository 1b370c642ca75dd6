package parley.ingress.expression;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.ApiError;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.permission.Permission;
import parley.ingress.audit.AuditAction;
import parley.ingress.audit.AuditChanges;
import parley.ingress.audit.AuditLog;
import parley.ingress.audit.AuditRecord;
import parley.ingress.database.Database;
import parley.ingress.database.Transaction;
import parley.ingress.guild.ActingMember;
import parley.ingress.guild.GuildAccess;
import parley.ingress.http.RefusedException;
import parley.ingress.image.Picture;
import parley.ingress.image.Pictures;

/// What changes of emojis and stickers have in common: who may make them, where the picture goes,
/// and what the audit log tells.
@Singleton
final class ExpressionChanges {
  private final GuildAccess access;
  private final AuditLog audit;
  private final Pictures pictures;

  ExpressionChanges(GuildAccess access, AuditLog audit, Pictures pictures) {
    this.access = access;
    this.audit = audit;
    this.pictures = pictures;
  }

  /// What the audit log tells.
  record Told(AuditAction action, long target, AuditChanges changes, @Nullable String reason) {}

  /// Stores a picture, then makes the row of it. The picture comes first and outside of the
  /// transaction, so that nothing is locked meanwhile; it goes again when there is no row.
  <T> T create(
      UserId user, GuildId guild, String key, Picture picture, Told told, Database.Work<T> work) {
    access.look(
        user,
        guild,
        (rows, acting) -> {
          requireMayCreate(acting);
          return acting;
        });
    pictures.put(key, picture);
    boolean made = false;
    try {
      T created =
          access.change(
              user,
              guild,
              (transaction, acting) -> {
                requireMayCreate(acting);
                T row = work.run(transaction.rows());
                tell(transaction.rows(), acting, told);
                return row;
              });
      made = true;
      return created;
    } finally {
      if (!made) {
        pictures.delete(key);
      }
    }
  }

  void tell(Transaction rows, ActingMember acting, Told told) throws SQLException {
    audit.write(
        rows,
        acting.guildId(),
        acting.id(),
        AuditRecord.of(told.action(), told.target(), told.changes(), told.reason()));
  }

  /// Who may create some may also change their own.
  static void requireMayChange(ActingMember acting, UserId creator) {
    boolean own = creator.equals(acting.id()) && acting.may(Permission.CREATE_GUILD_EXPRESSIONS);
    if (!own) {
      acting.require(Permission.MANAGE_GUILD_EXPRESSIONS);
    }
  }

  private static void requireMayCreate(ActingMember acting) {
    if (!acting.may(Permission.CREATE_GUILD_EXPRESSIONS)
        && !acting.may(Permission.MANAGE_GUILD_EXPRESSIONS)) {
      throw new RefusedException(ApiError.MISSING_PERMISSIONS);
    }
  }
}
