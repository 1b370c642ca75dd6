package parley.ingress.slash;

import java.util.List;
import java.util.Optional;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.entity.Recipient;
import parley.contracts.error.ApiError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.permission.Permission;
import parley.ingress.conversation.PrivateChannels;
import parley.ingress.database.Database;
import parley.ingress.guild.GuildAccess;
import parley.ingress.http.Actor;
import parley.ingress.http.RefusedException;

/// What commands somebody can use somewhere: what a client offers them.
public final class CommandIndex {
  private final GuildAccess access;

  CommandIndex(GuildAccess access) {
    this.access = access;
  }

  List<SlashCommand> in(Actor actor, GuildId guild) {
    return access.look(
        actor.id(),
        guild,
        (rows, acting) -> usable(acting.permissions(), CommandRows.knownIn(rows, guild)));
  }

  List<SlashCommand> in(Actor actor, ChannelId id) {
    return access.look(
        actor.id(),
        id,
        (rows, acting, channel) -> {
          long permissions = acting.permissionsIn(channel);
          requireSight(permissions);
          return usable(permissions, CommandRows.knownIn(rows, acting.guildId()));
        },
        withBot(actor.id(), id));
  }

  /// In a conversation with a bot, those of its application.
  private static Database.Work<List<SlashCommand>> withBot(UserId actor, ChannelId id) {
    return rows -> {
      PrivateChannel channel =
          PrivateChannels.find(rows, actor, id)
              .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_CHANNEL));
      Optional<Recipient> bot =
          channel.recipients().stream().filter(each -> each.user().bot()).findFirst();
      return bot.isEmpty()
          ? List.of()
          : CommandRows.of(rows, bot.get().id(), null).stream()
              .filter(command -> command.isOfferedIn(false))
              .toList();
    };
  }

  private static void requireSight(long permissions) {
    if (!Permission.VIEW_CHANNEL.in(permissions)) {
      throw new RefusedException(ApiError.MISSING_ACCESS);
    }
  }

  private static List<SlashCommand> usable(long permissions, List<SlashCommand> known) {
    return known.stream()
        .filter(command -> command.isOfferedIn(true) && mayUse(permissions, command))
        .toList();
  }

  /// Whether these permissions suffice for a command. Without any that it asks for, it is for those
  /// only who may administer.
  static boolean mayUse(long permissions, SlashCommand command) {
    if (Permission.ADMINISTRATOR.in(permissions)) {
      return true;
    }
    Long required = command.requiredPermissions();
    return Permission.USE_APPLICATION_COMMANDS.in(permissions)
        && (required == null || (required != 0 && (permissions & required) == required));
  }
}
