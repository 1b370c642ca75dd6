package parley.contracts.permission;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Role;
import parley.contracts.id.RoleId;

/// Who stands above whom. Roles are edited and given, and members kicked, banned or renamed, only
/// by those who stand strictly above; the owner stands above all.
public final class RoleHierarchy {
  /// From low to high: by position, and of two with the same position the older one is higher.
  public static final Comparator<Role> ORDER =
      Comparator.comparingInt(Role::position)
          .thenComparing((a, b) -> Long.compareUnsigned(b.id().value(), a.id().value()));

  private RoleHierarchy() {}

  /// Whether a member stands above a role.
  public static boolean isAbove(Standing member, Role role, RoleLookup roles) {
    if (member.owner()) {
      return true;
    }
    Role highest = highest(member, roles);
    return highest != null && ORDER.compare(highest, role) > 0;
  }

  /// Whether a member stands above another one.
  public static boolean isAbove(Standing member, Standing other, RoleLookup roles) {
    if (other.owner()) {
      return false;
    }
    Role theirs = highest(other, roles);
    return theirs == null ? member.owner() : isAbove(member, theirs, roles);
  }

  /// The highest role of a member; null only where even everyone's role is missing.
  public static @Nullable Role highest(Standing member, RoleLookup roles) {
    Role highest = roles.find(member.guild().everyoneRole());
    for (RoleId id : member.roles()) {
      Role role = roles.find(id);
      if (role != null && (highest == null || ORDER.compare(role, highest) > 0)) {
        highest = role;
      }
    }
    return highest;
  }
}
