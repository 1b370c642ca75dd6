package parley.ingress.moderation;

import java.time.Instant;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;

/// Messages of somebody in all channels of a guild that are to go.
///
/// @param actor who wants it
/// @param since the first moment of them
/// @param until the last
record Purge(long id, GuildId guild, UserId user, UserId actor, Instant since, Instant until) {}
