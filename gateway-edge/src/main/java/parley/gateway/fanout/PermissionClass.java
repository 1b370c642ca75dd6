package parley.gateway.fanout;

import java.util.HashSet;
import java.util.Set;
import parley.contracts.permission.Standing;

/// Connected members of equal standing, whose permissions are computed once for all.
final class PermissionClass {
  private final Standing standing;
  private final Set<Resident> residents = new HashSet<>();

  PermissionClass(Standing standing) {
    this.standing = standing;
  }

  Standing standing() {
    return standing;
  }

  Set<Resident> residents() {
    return residents;
  }
}
