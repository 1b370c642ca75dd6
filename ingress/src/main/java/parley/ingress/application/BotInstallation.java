package parley.ingress.application;

import java.sql.SQLException;
import java.util.List;
import parley.contracts.entity.Role;
import parley.contracts.entity.User;
import parley.contracts.error.ApiError;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.contracts.permission.Permission;
import parley.contracts.snowflake.EntityIds;
import parley.ingress.account.AccountRows;
import parley.ingress.audit.AuditAction;
import parley.ingress.audit.AuditChanges;
import parley.ingress.audit.AuditLog;
import parley.ingress.audit.AuditRecord;
import parley.ingress.database.SpaceTransaction;
import parley.ingress.database.Transaction;
import parley.ingress.guild.ActingMember;
import parley.ingress.guild.GuildAccess;
import parley.ingress.guild.MemberRows;
import parley.ingress.guild.RoleRows;
import parley.ingress.http.Actor;
import parley.ingress.http.RefusedException;
import parley.ingress.member.BanRows;

/// Adds a bot to a guild, with a role of its own that holds its permissions. Takes MANAGE_GUILD,
/// and gives no permission that the one who adds it lacks.
public final class BotInstallation {
  private final GuildAccess access;
  private final AuditLog audit;
  private final EntityIds ids;

  public BotInstallation(GuildAccess access, AuditLog audit, EntityIds ids) {
    this.access = access;
    this.audit = audit;
    this.ids = ids;
  }

  void install(Actor installer, Application application, GuildId guild, long permissions) {
    access.change(
        installer.id(),
        guild,
        (transaction, acting) -> {
          acting.require(Permission.MANAGE_GUILD);
          if (!application.botPublic() && !application.owner().id().equals(installer.id())) {
            throw new RefusedException(ApiError.MISSING_PERMISSIONS);
          }
          install(transaction, acting, application.id(), permissions & acting.permissions());
          return guild;
        });
  }

  private void install(
      SpaceTransaction transaction, ActingMember acting, UserId id, long permissions)
      throws SQLException {
    Transaction rows = transaction.rows();
    GuildId guild = acting.guildId();
    transaction.touch(id);
    if (MemberRows.find(rows, guild, id).isPresent()) {
      regrant(rows, acting, id, permissions);
      return;
    }
    if (BanRows.isBanned(rows, guild, id)) {
      throw new RefusedException(ApiError.BANNED);
    }
    User bot = AccountRows.find(rows, id).orElseThrow().user();
    audit.write(
        rows,
        guild,
        acting.id(),
        AuditRecord.of(AuditAction.BOT_ADD, id.value(), AuditChanges.NONE, null));
    if (permissions == 0) {
      MemberRows.insert(rows, guild, bot, List.of(), acting.now());
      return;
    }
    RoleId role = new RoleId(ids.next());
    RoleRows.insert(
        rows, new Role(role, guild, bot.username(), 0, false, 1, permissions, true, false, id, 0));
    MemberRows.insert(rows, guild, bot, List.of(role), acting.now());
  }

  /// Adding a bot again changes the permissions of its role.
  private static void regrant(Transaction rows, ActingMember acting, UserId id, long permissions)
      throws SQLException {
    for (Role role : acting.roles().values()) {
      if (id.equals(role.bot())) {
        RoleRows.update(
            rows,
            new Role(
                role.id(),
                role.guild(),
                role.name(),
                role.color(),
                role.hoist(),
                role.position(),
                permissions,
                role.managed(),
                role.mentionable(),
                role.bot(),
                role.flags()));
      }
    }
  }
}
