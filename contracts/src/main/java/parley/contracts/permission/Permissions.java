package parley.contracts.permission;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.Overwrite;
import parley.contracts.entity.Role;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;

/// The permission algorithm of the public protocol, as pure functions. What they return is
/// effective: owners and administrators hold [#ALL], what is implicitly denied is taken away, and a
/// timeout is applied. Callers only ask [Permission#in].
public final class Permissions {
  /// Every permission there is.
  public static final long ALL = mask(Permission.values());

  /// What is lost with the permission to send.
  private static final long NEEDS_SEND =
      mask(
          Permission.MENTION_EVERYONE,
          Permission.SEND_TTS_MESSAGES,
          Permission.ATTACH_FILES,
          Permission.EMBED_LINKS);

  /// What a timeout leaves.
  private static final long IN_TIMEOUT =
      mask(Permission.VIEW_CHANNEL, Permission.READ_MESSAGE_HISTORY);

  /// What everybody may do in a private channel that they take part in.
  public static final long IN_PRIVATE_CHANNEL =
      mask(
          Permission.ADD_REACTIONS,
          Permission.STREAM,
          Permission.VIEW_CHANNEL,
          Permission.SEND_MESSAGES,
          Permission.SEND_TTS_MESSAGES,
          Permission.EMBED_LINKS,
          Permission.ATTACH_FILES,
          Permission.READ_MESSAGE_HISTORY,
          Permission.USE_EXTERNAL_EMOJIS,
          Permission.CONNECT,
          Permission.SPEAK,
          Permission.USE_VAD,
          Permission.USE_APPLICATION_COMMANDS,
          Permission.USE_EXTERNAL_STICKERS,
          Permission.SEND_VOICE_MESSAGES,
          Permission.SEND_POLLS,
          Permission.USE_EXTERNAL_APPS,
          Permission.PIN_MESSAGES);

  /// What webhooks may do in their channels, whatever members may.
  public static final long OF_WEBHOOKS =
      mask(
          Permission.VIEW_CHANNEL,
          Permission.SEND_MESSAGES,
          Permission.SEND_MESSAGES_IN_THREADS,
          Permission.SEND_TTS_MESSAGES,
          Permission.EMBED_LINKS,
          Permission.ATTACH_FILES,
          Permission.READ_MESSAGE_HISTORY,
          Permission.MENTION_EVERYONE,
          Permission.USE_EXTERNAL_EMOJIS,
          Permission.SEND_POLLS,
          Permission.BYPASS_SLOWMODE);

  /// What applications may do in answer to somebody, whatever their bots may.
  public static final long OF_ANSWERS = OF_WEBHOOKS & ~Permission.MENTION_EVERYONE.bit();

  private Permissions() {}

  public static long mask(Permission... permissions) {
    long mask = 0;
    for (Permission permission : permissions) {
      mask |= permission.bit();
    }
    return mask;
  }

  /// As the public protocol writes a mask.
  public static String text(long permissions) {
    return Long.toUnsignedString(permissions);
  }

  /// What a member may do in the guild as a whole.
  public static long inGuild(Standing standing, RoleLookup roles) {
    long base = base(standing, roles);
    return standing.timedOut() && base != ALL ? base & IN_TIMEOUT : base;
  }

  /// What a member may do in a channel that is no thread.
  public static long inChannel(Standing standing, UserId user, RoleLookup roles, Channel channel) {
    return inChannel(standing, user, roles, channel.type(), channel.overwrites());
  }

  /// What a member may do in a thread: the overwrites are those of the channel that it hangs in. A
  /// private thread is out of sight for those who neither are in it nor manage threads.
  ///
  /// @param user null for anyone of this standing whom no overwrite names
  /// @param joined whether the member is in the thread
  public static long inThread(
      Standing standing,
      @Nullable UserId user,
      RoleLookup roles,
      Channel thread,
      Channel parent,
      boolean joined) {
    long permissions = inChannel(standing, user, roles, thread.type(), parent.overwrites());
    boolean hidden =
        thread.isPrivateThread() && !joined && !Permission.MANAGE_THREADS.in(permissions);
    return hidden ? 0 : permissions;
  }

  /// What a member may do in a channel of some type with some overwrites.
  ///
  /// @param user null for anyone of this standing whom no overwrite names
  public static long inChannel(
      Standing standing,
      @Nullable UserId user,
      RoleLookup roles,
      ChannelType type,
      List<Overwrite> overwrites) {
    long base = base(standing, roles);
    if (base == ALL) {
      return ALL;
    }
    long permissions = overwritten(base, standing, user, roles, overwrites);
    if (standing.timedOut()) {
      permissions &= IN_TIMEOUT;
    }
    return withoutImplicitlyDenied(permissions, type);
  }

  /// Whether what is said in a channel may be read as it comes. Voice channels hide it from those
  /// who see the channel but may not connect.
  public static boolean readsMessages(long permissions, ChannelType type) {
    return Permission.VIEW_CHANNEL.in(permissions)
        && (!isVoice(type) || Permission.CONNECT.in(permissions));
  }

  /// Owners and administrators have everything, others what everyone's role and their roles give.
  private static long base(Standing standing, RoleLookup roles) {
    if (standing.owner()) {
      return ALL;
    }
    long base = granted(standing.guild().everyoneRole(), roles);
    for (RoleId role : standing.roles()) {
      base |= granted(role, roles);
    }
    return Permission.ADMINISTRATOR.in(base) ? ALL : base;
  }

  private static long granted(RoleId id, RoleLookup roles) {
    Role role = roles.find(id);
    return role == null ? 0 : role.permissions();
  }

  /// First everyone's overwrite, then those of all roles together, then the member's own; in each
  /// step allow wins over deny.
  private static long overwritten(
      long base,
      Standing standing,
      @Nullable UserId user,
      RoleLookup roles,
      List<Overwrite> overwrites) {
    long everyoneAllow = 0;
    long everyoneDeny = 0;
    long rolesAllow = 0;
    long rolesDeny = 0;
    long memberAllow = 0;
    long memberDeny = 0;
    for (Overwrite overwrite : overwrites) {
      switch (overwrite.target()) {
        case ROLE -> {
          if (overwrite.targetId() == standing.guild().value()) {
            everyoneAllow |= overwrite.allow();
            everyoneDeny |= overwrite.deny();
          } else if (holds(standing, new RoleId(overwrite.targetId()), roles)) {
            rolesAllow |= overwrite.allow();
            rolesDeny |= overwrite.deny();
          }
        }
        case MEMBER -> {
          if (user != null && overwrite.targetId() == user.value()) {
            memberAllow |= overwrite.allow();
            memberDeny |= overwrite.deny();
          }
        }
      }
    }
    long permissions = base & ~everyoneDeny | everyoneAllow;
    permissions = permissions & ~rolesDeny | rolesAllow;
    permissions = permissions & ~memberDeny | memberAllow;
    // Only a role makes an administrator.
    return permissions & ~Permission.ADMINISTRATOR.bit();
  }

  /// A role that is gone counts no more, though its overwrite and its id in the member's row
  /// remain.
  private static boolean holds(Standing standing, RoleId role, RoleLookup roles) {
    return standing.roles().contains(role) && roles.find(role) != null;
  }

  private static long withoutImplicitlyDenied(long permissions, ChannelType type) {
    if (!Permission.VIEW_CHANNEL.in(permissions)) {
      return 0;
    }
    if (isVoice(type) && !Permission.CONNECT.in(permissions)) {
      // The channel is seen, with a lock on it.
      return Permission.VIEW_CHANNEL.bit();
    }
    return Permission.toSendIn(type).in(permissions) ? permissions : permissions & ~NEEDS_SEND;
  }

  private static boolean isVoice(ChannelType type) {
    return type == ChannelType.VOICE || type == ChannelType.STAGE;
  }
}
