package parley.contracts.edge;

import parley.contracts.id.UserId;
import parley.contracts.space.SpaceId;

/// What an edge node's slot wants to hear. Value of `edge.subscriptions`.
public sealed interface Subscription {
  int slot();

  /// Which life of the slot speaks. What an older one subscribed to is void.
  long epoch();

  /// The slot lives. Sent to every partition: at the start of a life, and again as its sign of
  /// life.
  record Alive(int slot, long epoch) implements Subscription {}

  /// A user of this slot follows a space: the user's own, or a guild.
  record Subscribe(int slot, long epoch, SpaceId space, UserId user) implements Subscription {}

  /// The last session of a user on this slot stopped following a space.
  record Unsubscribe(int slot, long epoch, SpaceId space, UserId user) implements Subscription {}

  /// A user of this slot asks for members of a guild that the slot follows. The answer names the
  /// request.
  ///
  /// @param request a number that the slot chose
  record RequestMembers(
      int slot, long epoch, SpaceId space, UserId user, long request, MemberQuery query)
      implements Subscription {}

  /// A user of this slot follows a space, and one of their sessions comes from another slot: it
  /// leaves that slot and arrives at this one at the same point of the space's order.
  record Move(
      int slot,
      long epoch,
      SpaceId space,
      UserId user,
      String session,
      int fromSlot,
      long fromEpoch)
      implements Subscription {}

  /// A request that a newer release writes.
  record Unknown(int slot, long epoch) implements Subscription {}
}
