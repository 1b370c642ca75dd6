package parley.ingress.guild;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Member;
import parley.contracts.entity.Role;
import parley.contracts.error.ApiError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.contracts.permission.Permission;
import parley.contracts.permission.Permissions;
import parley.contracts.permission.RoleHierarchy;
import parley.contracts.permission.Standing;
import parley.ingress.http.RefusedException;

/// A member who does something in a guild, with what decides whether they may, all read in one
/// transaction.
///
/// @param secured whether they may use what the guild keeps for accounts with two factors
/// @param joined private threads that they are in, as far as the request is about them
public record ActingMember(
    Guild guild,
    Map<RoleId, Role> roles,
    Member member,
    Instant now,
    boolean secured,
    Set<ChannelId> joined) {
  private static final Set<Permission> ELEVATED =
      EnumSet.of(
          Permission.ADMINISTRATOR,
          Permission.KICK_MEMBERS,
          Permission.BAN_MEMBERS,
          Permission.MANAGE_CHANNELS,
          Permission.MANAGE_GUILD,
          Permission.MANAGE_MESSAGES,
          Permission.MANAGE_ROLES,
          Permission.MANAGE_WEBHOOKS,
          Permission.MANAGE_THREADS);

  public ActingMember {
    roles = Map.copyOf(roles);
    joined = Set.copyOf(joined);
  }

  public ActingMember(
      Guild guild, Map<RoleId, Role> roles, Member member, Instant now, boolean secured) {
    this(guild, roles, member, now, secured, Set.of());
  }

  /// The same, who is in some private threads.
  public ActingMember in(Set<ChannelId> threads) {
    return new ActingMember(guild, roles, member, now, secured, threads);
  }

  public UserId id() {
    return member.user().id();
  }

  public GuildId guildId() {
    return guild.id();
  }

  public boolean owner() {
    return guild.owner().equals(id());
  }

  public long permissions() {
    return Permissions.inGuild(standing(member), roles::get);
  }

  /// What another member may do in the guild as a whole.
  public long permissionsOf(Member other) {
    return Permissions.inGuild(standing(other), roles::get);
  }

  public long permissionsIn(Channel channel) {
    return permissionsIn(channel, member, joined.contains(channel.id()));
  }

  /// What another member may do in a channel. A row of a thread has the overwrites of its parent.
  ///
  /// @param isIn whether that member is in the channel, if it is a thread
  public long permissionsIn(Channel channel, Member other, boolean isIn) {
    return Permissions.inThread(
        standing(other), other.user().id(), roles::get, channel, channel, isIn);
  }

  public boolean may(Permission permission) {
    return permission.in(permissions());
  }

  /// @throws RefusedException when a permission is missing in the guild as a whole
  public void require(Permission permission) {
    if (!may(permission)) {
      throw new RefusedException(ApiError.MISSING_PERMISSIONS);
    }
    requireSecuredFor(permission);
  }

  /// @throws RefusedException when the channel is not seen, or a permission is missing in it
  public void requireIn(Channel channel, Permission permission) {
    long permissions = permissionsIn(channel);
    if (!Permission.VIEW_CHANNEL.in(permissions)) {
      throw new RefusedException(ApiError.MISSING_ACCESS);
    }
    if (!permission.in(permissions)) {
      throw new RefusedException(ApiError.MISSING_PERMISSIONS);
    }
    requireSecuredFor(permission);
  }

  /// @throws RefusedException when the guild keeps this for accounts with two factors
  public void requireSecured() {
    if (!secured) {
      throw new RefusedException(ApiError.MFA_REQUIRED);
    }
  }

  private void requireSecuredFor(Permission permission) {
    if (ELEVATED.contains(permission)) {
      requireSecured();
    }
  }

  /// @throws RefusedException when the member does not stand above the role
  public void requireAbove(Role role) {
    if (!RoleHierarchy.isAbove(standing(member), role, roles::get)) {
      throw new RefusedException(ApiError.MISSING_PERMISSIONS);
    }
  }

  /// @throws RefusedException when the member does not stand above the other one
  public void requireAbove(Member other) {
    if (!isAbove(other)) {
      throw new RefusedException(ApiError.MISSING_PERMISSIONS);
    }
  }

  /// Whether the member stands above the other one.
  public boolean isAbove(Member other) {
    return RoleHierarchy.isAbove(standing(member), standing(other), roles::get);
  }

  /// The role, which must be of this guild.
  public Role role(RoleId id) {
    Role role = roles.get(id);
    if (role == null) {
      throw new RefusedException(ApiError.UNKNOWN_ROLE);
    }
    return role;
  }

  private Standing standing(Member any) {
    return Standing.of(guild, any, now);
  }
}
