package parley.streams.poll;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import parley.contracts.codec.MessageCodec;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.Poll;
import parley.contracts.message.ReactionCount;
import parley.contracts.space.SpaceId;
import parley.streams.tail.TailKey;

/// The messages whose polls are open, as they are now: a poll may outlive the hot tail by weeks.
/// They follow from the message log, and go when the poll ends or its message does. Belongs to the
/// task's thread.
public final class OpenPolls {
  private static final MessageCodec MESSAGES = new MessageCodec();

  private final KeyValueStore<Bytes, byte[]> polls;
  private final KeyValueStore<Bytes, byte[]> ends;

  /// @param ends the keys of the polls in the order in which they end
  public OpenPolls(KeyValueStore<Bytes, byte[]> polls, KeyValueStore<Bytes, byte[]> ends) {
    this.polls = polls;
    this.ends = ends;
  }

  /// A poll whose time is over.
  public record Due(SpaceId space, Message message) {}

  /// Takes out those whose time is over, at most `most`. Their messages stay until they have ended.
  public List<Due> due(Instant now, int most) {
    List<Bytes> passed = new ArrayList<>();
    List<Due> due = new ArrayList<>();
    Bytes end = end(now.plusMillis(1), new byte[0]);
    try (KeyValueIterator<Bytes, byte[]> first = ends.range(null, end)) {
      while (first.hasNext() && passed.size() < most) {
        passed.add(first.next().key);
      }
    }
    for (Bytes each : passed) {
      ends.delete(each);
      ByteBuffer key = ByteBuffer.wrap(each.get()).position(Long.BYTES);
      byte[] stored = polls.get(Bytes.wrap(bytes(key.slice())));
      if (stored != null) {
        due.add(new Due(new SpaceId(key.getLong()), MESSAGES.decode(stored)));
      }
    }
    return due;
  }

  /// Keeps what was decided, if it is about a message with an open poll.
  public void remember(MessageEvent event) {
    switch (event) {
      case MessageEvent.Created created -> put(created.space(), created.message());
      case MessageEvent.Updated updated -> put(updated.space(), updated.message());
      case MessageEvent.Deleted deleted ->
          forget(deleted.space(), deleted.channel(), deleted.message());
      case MessageEvent.MessagesDeleted deleted ->
          deleted.messages().forEach(id -> forget(deleted.space(), deleted.channel(), id));
      case MessageEvent.ReactionAdded added ->
          count(added.space(), added.channel(), added.message(), added.count());
      case MessageEvent.ReactionRemoved removed ->
          count(removed.space(), removed.channel(), removed.message(), removed.count());
      case MessageEvent.ReactionsCleared _, MessageEvent.PinsChanged _, MessageEvent.Unknown _ -> {}
    }
  }

  /// The poll ended, or will not be needed.
  public void forget(SpaceId space, ChannelId channel, MessageId id) {
    Bytes key = TailKey.of(space, channel, id);
    byte[] stored = polls.get(key);
    if (stored != null) {
      Poll poll = MESSAGES.decode(stored).enclosures().poll();
      if (poll != null) {
        ends.delete(end(poll.expiresAt(), key.get()));
      }
      polls.delete(key);
    }
  }

  private void put(SpaceId space, Message message) {
    Poll poll = message.enclosures().poll();
    if (poll == null) {
      return;
    }
    if (poll.finalized()) {
      forget(space, message.channel(), message.id());
      return;
    }
    Bytes key = TailKey.of(space, message.channel(), message.id());
    if (polls.get(key) == null) {
      ends.put(end(poll.expiresAt(), key.get()), key.get());
    }
    polls.put(key, MESSAGES.encode(message));
  }

  private void count(SpaceId space, ChannelId channel, MessageId id, ReactionCount count) {
    Bytes key = TailKey.of(space, channel, id);
    byte @Nullable [] stored = polls.get(key);
    if (stored != null && count.emoji().isAnswer()) {
      Message message = MESSAGES.decode(stored);
      polls.put(key, MESSAGES.encode(message.withReactions(count.in(message.reactions()))));
    }
  }

  private static Bytes end(Instant at, byte[] key) {
    return Bytes.wrap(
        ByteBuffer.allocate(Long.BYTES + key.length).putLong(at.toEpochMilli()).put(key).array());
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
