package parley.ingress.member;

import java.util.ArrayList;
import java.util.List;
import parley.contracts.entity.Member;
import parley.contracts.entity.Role;
import parley.contracts.error.ApiError;
import parley.contracts.id.RoleId;
import parley.contracts.permission.Permission;
import parley.ingress.guild.ActingMember;
import parley.ingress.http.RefusedException;

/// The roles that members are given and lose: only with MANAGE_ROLES, only roles below the giver's
/// highest, and none that is managed or everyone's.
final class RoleGift {
  private RoleGift() {}

  static List<RoleId> add(ActingMember acting, Member member, RoleId role) {
    List<RoleId> roles = new ArrayList<>(member.roles());
    if (!roles.contains(role)) {
      roles.add(role);
    }
    acting.role(role);
    acting.require(Permission.MANAGE_ROLES);
    return replace(acting, member, roles);
  }

  static List<RoleId> remove(ActingMember acting, Member member, RoleId role) {
    List<RoleId> roles = new ArrayList<>(member.roles());
    roles.remove(role);
    acting.role(role);
    acting.require(Permission.MANAGE_ROLES);
    return replace(acting, member, roles);
  }

  /// Checks a new set of roles. Ids of roles that are gone are dropped.
  static List<RoleId> replace(ActingMember acting, Member member, List<RoleId> wanted) {
    for (RoleId role : wanted) {
      if (!member.roles().contains(role)) {
        requireGiven(acting, acting.role(role));
      }
    }
    for (RoleId role : member.roles()) {
      Role former = acting.roles().get(role);
      if (former != null && !wanted.contains(role)) {
        requireGiven(acting, former);
      }
    }
    return wanted.stream().filter(acting.roles()::containsKey).toList();
  }

  private static void requireGiven(ActingMember acting, Role role) {
    acting.require(Permission.MANAGE_ROLES);
    acting.requireAbove(role);
    if (role.managed() || role.id().equals(acting.guildId().everyoneRole())) {
      throw new RefusedException(ApiError.INVALID_ROLE);
    }
  }
}
