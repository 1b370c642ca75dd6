package parley.gateway.space;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import parley.contracts.edge.InboxEvent;
import parley.contracts.entity.Member;
import parley.contracts.id.UserId;
import parley.contracts.presence.Presence;
import parley.contracts.presence.PresentMember;

/// Members of a guild that a session is told of when it comes: all of a small guild, else those who
/// are there, at most [#BOUND]. Kept once for all sessions. Used by the hub's thread only.
public final class Roster {
  static final int BOUND = 1_000;

  private final Map<UserId, PresentMember> members = new HashMap<>();
  private boolean complete;

  void load(InboxEvent.GuildSnapshot part) {
    if (part.part() == 0) {
      members.clear();
    }
    complete = part.complete();
    part.roster().forEach(this::put);
  }

  /// Somebody is present in another way.
  void put(PresentMember changed) {
    UserId user = changed.presence().user();
    PresentMember known = members.get(user);
    Member row = changed.member() == null && known != null ? known.member() : changed.member();
    if (row == null || (changed.presence().isOffline() && !complete)) {
      members.remove(user);
    } else if (known != null || members.size() < BOUND) {
      members.put(user, new PresentMember(changed.presence(), row));
    } else {
      complete = false;
    }
  }

  /// A member came or changed.
  public void put(Member row) {
    UserId user = row.user().id();
    PresentMember known = members.get(user);
    if (known != null || complete) {
      put(new PresentMember(known == null ? Presence.offline(user) : known.presence(), row));
    }
  }

  /// A member left.
  public void remove(UserId user) {
    members.remove(user);
  }

  /// @param all whether those too who are not there
  List<Member> members(boolean all) {
    List<Member> rows = new ArrayList<>();
    for (PresentMember each : members.values()) {
      if (all || !each.presence().isOffline()) {
        rows.add(Objects.requireNonNull(each.member()));
      }
    }
    return rows;
  }

  /// Everybody who is known, with their rows.
  public Collection<PresentMember> all() {
    return Collections.unmodifiableCollection(members.values());
  }

  /// How those are present who are there.
  List<Presence> presences() {
    return members.values().stream()
        .map(PresentMember::presence)
        .filter(presence -> !presence.isOffline())
        .toList();
  }

  boolean isComplete() {
    return complete;
  }
}
