package parley.ingress.history;

import java.util.List;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.Reaction;
import parley.contracts.space.SpaceId;

/// The topologies' memory of recent reactions, those taken back included. What it says overrides
/// the archive.
interface ReactionTail {
  /// What a user did about some messages, as far as it is about emojis that are still there.
  ///
  /// @throws UnavailableException when nobody answers in time
  List<Reaction> reactionsOf(
      UserId user, SpaceId space, ChannelId channel, List<MessageId> messages);

  /// Who reacts with an emoji, in the order of their ids; fewer than the limit only when there are
  /// no more.
  ///
  /// @throws UnavailableException when nobody answers in time
  List<Reaction> reactors(Reactors reactors);
}
