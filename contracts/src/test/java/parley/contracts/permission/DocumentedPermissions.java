package parley.contracts.permission;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Member;
import parley.contracts.entity.Overwrite;
import parley.contracts.entity.Role;
import parley.contracts.id.RoleId;

/// The algorithm as the public documentation tells it, step by step, on sets instead of masks:
/// slow, plain, and written without a look at [Permissions].
record DocumentedPermissions(Guild guild, Member member, Map<RoleId, Role> roles, Instant now) {
  Set<Permission> inGuild() {
    Set<Permission> granted = EnumSet.noneOf(Permission.class);
    if (guild.owner().equals(member.user().id())) {
      return everything();
    }
    for (Role role : existingRoles()) {
      granted.addAll(set(role.permissions()));
    }
    if (granted.contains(Permission.ADMINISTRATOR)) {
      return everything();
    }
    return inTimeout() ? onlyReading(granted) : granted;
  }

  /// A private thread is seen by who is in it, and by who manages threads.
  Set<Permission> inChannel(Channel channel, Channel overwriteHolder, boolean joined) {
    Set<Permission> granted = inChannel(channel, overwriteHolder);
    return channel.type() == ChannelType.PRIVATE_THREAD
            && !joined
            && !granted.contains(Permission.MANAGE_THREADS)
        ? EnumSet.noneOf(Permission.class)
        : granted;
  }

  private Set<Permission> inChannel(Channel channel, Channel overwriteHolder) {
    if (isOwnerOrAdministrator()) {
      return everything();
    }
    Set<Permission> granted = EnumSet.noneOf(Permission.class);
    for (Role role : existingRoles()) {
      granted.addAll(set(role.permissions()));
    }

    // 1. The overwrite of everyone.
    for (Overwrite overwrite : overwriteHolder.overwrites()) {
      if (overwrite.target() == Overwrite.Target.ROLE
          && overwrite.targetId() == guild.id().value()) {
        granted.removeAll(set(overwrite.deny()));
        granted.addAll(set(overwrite.allow()));
      }
    }

    // 2. All overwrites of the member's roles: first every denial, then every allowance.
    List<Overwrite> ofRoles =
        overwriteHolder.overwrites().stream()
            .filter(overwrite -> overwrite.target() == Overwrite.Target.ROLE)
            .filter(overwrite -> overwrite.targetId() != guild.id().value())
            .filter(overwrite -> hasRole(overwrite.targetId()))
            .toList();
    ofRoles.forEach(overwrite -> granted.removeAll(set(overwrite.deny())));
    ofRoles.forEach(overwrite -> granted.addAll(set(overwrite.allow())));

    // 3. The overwrite of the member.
    for (Overwrite overwrite : overwriteHolder.overwrites()) {
      if (overwrite.target() == Overwrite.Target.MEMBER
          && overwrite.targetId() == member.user().id().value()) {
        granted.removeAll(set(overwrite.deny()));
        granted.addAll(set(overwrite.allow()));
      }
    }

    // Nobody becomes an administrator by an overwrite.
    granted.remove(Permission.ADMINISTRATOR);

    Set<Permission> left = inTimeout() ? onlyReading(granted) : granted;
    return afterImplicitDenials(left, channel.type());
  }

  private static Set<Permission> afterImplicitDenials(Set<Permission> granted, ChannelType type) {
    if (!granted.contains(Permission.VIEW_CHANNEL)) {
      return EnumSet.noneOf(Permission.class);
    }
    boolean voice = type == ChannelType.VOICE || type == ChannelType.STAGE;
    if (voice && !granted.contains(Permission.CONNECT)) {
      return EnumSet.of(Permission.VIEW_CHANNEL);
    }
    boolean thread =
        type == ChannelType.PUBLIC_THREAD
            || type == ChannelType.PRIVATE_THREAD
            || type == ChannelType.ANNOUNCEMENT_THREAD;
    boolean sends =
        granted.contains(thread ? Permission.SEND_MESSAGES_IN_THREADS : Permission.SEND_MESSAGES);
    Set<Permission> left = EnumSet.copyOf(granted);
    if (!sends) {
      left.remove(Permission.MENTION_EVERYONE);
      left.remove(Permission.SEND_TTS_MESSAGES);
      left.remove(Permission.ATTACH_FILES);
      left.remove(Permission.EMBED_LINKS);
    }
    return left;
  }

  private boolean isOwnerOrAdministrator() {
    return guild.owner().equals(member.user().id())
        || existingRoles().stream()
            .anyMatch(role -> set(role.permissions()).contains(Permission.ADMINISTRATOR));
  }

  private Set<Role> existingRoles() {
    return roles.values().stream()
        .filter(role -> role.id().value() == guild.id().value() || hasRole(role.id().value()))
        .collect(Collectors.toSet());
  }

  private boolean hasRole(long id) {
    return roles.containsKey(new RoleId(id)) && member.roles().contains(new RoleId(id));
  }

  private boolean inTimeout() {
    Instant until = member.communicationDisabledUntil();
    return until != null && until.isAfter(now);
  }

  private static Set<Permission> onlyReading(Set<Permission> granted) {
    Set<Permission> left = EnumSet.noneOf(Permission.class);
    for (Permission permission : granted) {
      if (permission == Permission.VIEW_CHANNEL || permission == Permission.READ_MESSAGE_HISTORY) {
        left.add(permission);
      }
    }
    return left;
  }

  private static Set<Permission> everything() {
    return EnumSet.allOf(Permission.class);
  }

  static Set<Permission> set(long mask) {
    Set<Permission> set = EnumSet.noneOf(Permission.class);
    for (Permission permission : Permission.values()) {
      if ((mask & permission.bit()) == permission.bit()) {
        set.add(permission);
      }
    }
    return set;
  }
}
