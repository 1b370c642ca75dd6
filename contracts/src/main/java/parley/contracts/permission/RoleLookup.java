package parley.contracts.permission;

import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Role;
import parley.contracts.id.RoleId;

/// Finds the roles of one guild. The `get` of a map is one.
@FunctionalInterface
public interface RoleLookup {
  /// The role, or null when it is gone.
  @Nullable Role find(RoleId id);
}
