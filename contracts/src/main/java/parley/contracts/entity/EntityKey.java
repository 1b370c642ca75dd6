package parley.contracts.entity;

import parley.contracts.space.SpaceId;

/// Key of `guild.changes`: which row of which space.
///
/// @param id the row's own id; of a member the user's, of a membership the guild's, of somebody in
///   a thread the thread's
/// @param part tells rows of the same id apart: of somebody in a thread the user's id; 0 for all
///   other kinds
public record EntityKey(SpaceId space, EntityKind kind, long id, long part) {
  public EntityKey(SpaceId space, EntityKind kind, long id) {
    this(space, kind, id, 0);
  }
}
