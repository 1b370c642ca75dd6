package parley.ingress.history;

import java.util.List;
import java.util.Optional;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.message.Message;

/// The messages that rest.
interface Archive {
  /// The messages of a page, in its direction; fewer than its limit only when the range holds no
  /// more.
  ///
  /// @throws UnavailableException when it does not answer in time
  List<Message> read(Page page);

  Optional<Message> find(ChannelId channel, MessageId message);
}
