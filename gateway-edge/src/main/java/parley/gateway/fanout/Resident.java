package parley.gateway.fanout;

import java.util.ArrayList;
import java.util.List;
import parley.contracts.id.UserId;
import parley.gateway.session.Seat;

/// A member of a guild who is connected to this edge, with the sessions that get the guild's
/// events.
public final class Resident {
  private final UserId user;
  private final List<Seat> seats = new ArrayList<>(1);
  private PermissionClass permissionClass;

  Resident(UserId user, PermissionClass permissionClass) {
    this.user = user;
    this.permissionClass = permissionClass;
  }

  public UserId user() {
    return user;
  }

  /// To be changed through [ReceiverIndex] only.
  public List<Seat> seats() {
    return seats;
  }

  PermissionClass permissionClass() {
    return permissionClass;
  }

  void moveTo(PermissionClass next) {
    permissionClass = next;
  }
}
