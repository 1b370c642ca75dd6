package parley.gateway.fanout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who saw a channel at one moment: permission classes as a whole, and apart the residents whom an
/// overwrite names. Only good until a resident changes class. Used by the hub's thread only.
public final class ChannelSight {
  /// Of a channel that there is not.
  public static final ChannelSight NOBODY = new ChannelSight(Set.of(), Map.of());

  private final Set<PermissionClass> classes;
  private final Map<Resident, Boolean> named;

  ChannelSight(Set<PermissionClass> classes, Map<Resident, Boolean> named) {
    this.classes = classes;
    this.named = named;
  }

  /// Those who see the channel in both sights, or in just one of them. Costs what is found, the
  /// classes and the named, not all residents.
  public List<Resident> compare(ChannelSight after, boolean before, boolean afterwards) {
    List<Resident> found = new ArrayList<>();
    for (PermissionClass permissionClass : before ? classes : after.classes) {
      if (classes.contains(permissionClass) == before
          && after.classes.contains(permissionClass) == afterwards) {
        for (Resident resident : permissionClass.residents()) {
          if (!named.containsKey(resident) && !after.named.containsKey(resident)) {
            found.add(resident);
          }
        }
      }
    }
    Set<Resident> apart = new HashSet<>(named.keySet());
    apart.addAll(after.named.keySet());
    for (Resident resident : apart) {
      if (isSeenBy(resident) == before && after.isSeenBy(resident) == afterwards) {
        found.add(resident);
      }
    }
    return found;
  }

  private boolean isSeenBy(Resident resident) {
    return named.getOrDefault(resident, classes.contains(resident.permissionClass()));
  }
}
