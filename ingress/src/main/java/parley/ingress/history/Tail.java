package parley.ingress.history;

import java.util.List;
import java.util.Optional;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.message.PinBoard;
import parley.contracts.message.TailEntry;
import parley.contracts.space.SpaceId;

/// The topologies' memory of recent decisions. What it says overrides the archive.
interface Tail {
  /// The entries of a page, deletions included, in the page's direction; fewer than its limit only
  /// when the range holds no more.
  ///
  /// @throws UnavailableException when nobody answers in time
  List<TailEntry> read(Page page);

  /// The pins of a channel: all of them, not only recent ones.
  PinBoard pins(SpaceId space, ChannelId channel);

  Optional<TailEntry> find(SpaceId space, ChannelId channel, MessageId message);
}
