package parley.streams.user;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.user.ReadState;

/// How far users read, and which unread messages mention them by name or are private. Counts are
/// taken off the mentions that are kept, so they are exact; a mention goes when it is read or its
/// message is deleted. One entry a channel that the user read in, one more for each unread mention.
/// Belongs to the task's thread.
public final class ReadStates {
  private static final byte[] MENTIONED = {1};

  private final KeyValueStore<Bytes, byte[]> reached;
  private final KeyValueStore<Bytes, byte[]> mentions;

  public ReadStates(KeyValueStore<Bytes, byte[]> reached, KeyValueStore<Bytes, byte[]> mentions) {
    this.reached = reached;
    this.mentions = mentions;
  }

  public ReadState find(UserId user, ChannelId channel) {
    byte[] last = reached.get(key(user, channel));
    MessageId lastRead = new MessageId(last == null ? 0 : ByteBuffer.wrap(last).getLong());
    return new ReadState(channel, lastRead, unread(user, channel).size());
  }

  /// The states of all channels that the user read in or is mentioned in.
  public List<ReadState> of(UserId user) {
    List<ReadState> states = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> entries =
        reached.range(key(user, new ChannelId(0)), key(user, new ChannelId(-1)))) {
      while (entries.hasNext()) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        ChannelId channel = new ChannelId(ByteBuffer.wrap(entry.key.get()).getLong(Long.BYTES));
        states.add(find(user, channel));
      }
    }
    return states;
  }

  /// The user read up to a message.
  ///
  /// @param back whether they may have read less than was known
  /// @return whether anything changed
  public boolean read(UserId user, ChannelId channel, MessageId message, boolean back) {
    byte[] known = reached.get(key(user, channel));
    long last = known == null ? 0 : ByteBuffer.wrap(known).getLong();
    int order = Long.compareUnsigned(message.value(), last);
    if (order == 0 || (order < 0 && !back)) {
      return false;
    }
    reached.put(key(user, channel), bytes(message));
    for (Bytes mention : unread(user, channel)) {
      long mentioned = ByteBuffer.wrap(mention.get()).getLong(2 * Long.BYTES);
      if (Long.compareUnsigned(mentioned, message.value()) <= 0) {
        mentions.delete(mention);
      }
    }
    return true;
  }

  /// A message mentions the user.
  public void mention(UserId user, ChannelId channel, MessageId message) {
    if (reached.get(key(user, channel)) == null) {
      // So that the channel is among those of the user.
      reached.put(key(user, channel), bytes(new MessageId(0)));
    }
    mentions.put(key(user, channel, message), MENTIONED);
  }

  /// A message is gone, and with it the mention.
  ///
  /// @return whether it was unread
  public boolean withdraw(UserId user, ChannelId channel, MessageId message) {
    return mentions.delete(key(user, channel, message)) != null;
  }

  private List<Bytes> unread(UserId user, ChannelId channel) {
    List<Bytes> keys = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> entries =
        mentions.range(
            key(user, channel, new MessageId(0)), key(user, channel, new MessageId(-1)))) {
      while (entries.hasNext()) {
        keys.add(entries.next().key);
      }
    }
    return keys;
  }

  private static byte[] bytes(MessageId message) {
    return ByteBuffer.allocate(Long.BYTES).putLong(message.value()).array();
  }

  private static Bytes key(UserId user, ChannelId channel) {
    return Bytes.wrap(
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(user.space().value())
            .putLong(channel.value())
            .array());
  }

  private static Bytes key(UserId user, ChannelId channel, MessageId message) {
    return Bytes.wrap(
        ByteBuffer.allocate(3 * Long.BYTES)
            .putLong(user.space().value())
            .putLong(channel.value())
            .putLong(message.value())
            .array());
  }
}
