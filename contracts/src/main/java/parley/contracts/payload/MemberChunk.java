package parley.contracts.payload;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Member;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.presence.Presence;

/// One part of the answer to a request for members.
///
/// @param index counted from 0
/// @param notFound users who were asked for and are no members
/// @param presences of those of the members who are there; null when they were not asked for
/// @param nonce what the client named its request
public record MemberChunk(
    GuildId guild,
    List<Member> members,
    int index,
    int count,
    List<UserId> notFound,
    @Nullable List<Presence> presences,
    @Nullable String nonce) {
  public MemberChunk {
    members = List.copyOf(members);
    notFound = List.copyOf(notFound);
    presences = presences == null ? null : List.copyOf(presences);
  }
}
