package parley.contracts.presence;

import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Member;

/// How a member of a guild is present.
///
/// @param member the member's row, unless whoever is told knows it already, or the space is no
///   guild
public record PresentMember(Presence presence, @Nullable Member member) {}
