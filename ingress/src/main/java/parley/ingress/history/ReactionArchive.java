package parley.ingress.history;

import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.Reaction;

/// The reactions that rest.
interface ReactionArchive {
  /// The reactions of a user to some messages.
  ///
  /// @param emojis keys of the emojis that matter, of each message
  /// @throws UnavailableException when it does not answer in time
  List<Reaction> reactionsOf(UserId user, ChannelId channel, Map<MessageId, Set<String>> emojis);

  /// Who reacts with an emoji, in the order of their ids; fewer than the limit only when there are
  /// no more.
  ///
  /// @throws UnavailableException when it does not answer in time
  List<Reaction> reactors(Reactors reactors);
}
