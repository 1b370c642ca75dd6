package parley.contracts.permission;

import java.time.Instant;
import java.util.List;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Member;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;

/// What decides a member's permissions, except for overwrites on the member alone. Members of equal
/// standing have the same permissions wherever no overwrite names one of them, so they can be
/// computed once for all.
///
/// @param owner whether it is the guild's owner
/// @param roles without the role of everyone; ids of roles that are gone mean nothing
/// @param timedOut whether a timeout is running
public record Standing(GuildId guild, boolean owner, List<RoleId> roles, boolean timedOut) {
  public Standing {
    roles = List.copyOf(roles);
  }

  public static Standing of(Guild guild, Member member, Instant now) {
    return new Standing(
        guild.id(),
        guild.owner().equals(member.user().id()),
        member.roles(),
        member.isTimedOutAt(now));
  }
}
