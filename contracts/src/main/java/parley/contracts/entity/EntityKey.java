package parley.contracts.entity;

import parley.contracts.space.SpaceId;

/// Key of `guild.changes`: which row of which space.
///
/// @param id the row's own id; of a member the user's, of a membership the guild's
public record EntityKey(SpaceId space, EntityKind kind, long id) {}
