package parley.contracts.payload;

import java.time.Instant;
import java.util.List;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Member;
import parley.contracts.entity.Role;

/// What `GUILD_CREATE` tells one session.
///
/// @param channels those that the session may know of
/// @param members at least the session's own
/// @param joinedAt when the session's user joined
/// @param large whether there are more members than the session wants to hear of
public record GuildCreation(
    Guild guild,
    List<Role> roles,
    List<Channel> channels,
    List<Member> members,
    Instant joinedAt,
    boolean large) {
  public GuildCreation {
    roles = List.copyOf(roles);
    channels = List.copyOf(channels);
    members = List.copyOf(members);
  }
}
