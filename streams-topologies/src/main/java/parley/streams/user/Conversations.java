package parley.streams.user;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.edge.Conversation;
import parley.contracts.entity.EntityKey;
import parley.contracts.entity.EntityKind;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.entity.Recipient;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.streams.guild.SpaceEntities;

/// The private channels of users, as the spaces of these users know them: copies of rows that live
/// in the channels' own spaces, and the last message of each. Belongs to the task's thread.
public final class Conversations {
  /// How many of them a user's clients are told of at the start, those with the newest messages.
  static final int LISTED = 1_000;

  private final SpaceEntities entities;
  private final ChannelHeads heads;

  public Conversations(SpaceEntities entities, ChannelHeads heads) {
    this.entities = entities;
    this.heads = heads;
  }

  public @Nullable PrivateChannel find(UserId user, ChannelId channel) {
    return (PrivateChannel) entities.find(key(user, channel));
  }

  /// The channel, if the user has it in their list now.
  public @Nullable PrivateChannel listed(UserId user, ChannelId channel) {
    PrivateChannel known = find(user, channel);
    return known != null && sees(known, user, heads.last(user.space(), channel)) ? known : null;
  }

  /// @param row null when the user takes part no longer
  public void put(UserId user, ChannelId channel, @Nullable PrivateChannel row) {
    entities.put(key(user, channel), row);
    if (row == null) {
      heads.forget(user.space(), channel);
    }
  }

  public void wrote(UserId user, ChannelId channel, MessageId message) {
    heads.wrote(user.space(), channel, message);
  }

  /// What the user has in their list, newest first.
  public List<Conversation> listed(UserId user) {
    return entities.privateChannels(user.space()).stream()
        .map(row -> new Conversation(row, heads.last(user.space(), row.id())))
        .filter(conversation -> sees(conversation.channel(), user, conversation.lastMessage()))
        .sorted(Comparator.comparingLong(Conversations::age).reversed())
        .limit(LISTED)
        .toList();
  }

  private static long age(Conversation conversation) {
    MessageId last = conversation.lastMessage();
    return last == null ? conversation.channel().id().value() : last.value();
  }

  private static boolean sees(PrivateChannel row, UserId user, @Nullable MessageId last) {
    Recipient recipient = row.recipient(user);
    return recipient != null && recipient.sees(last);
  }

  private static EntityKey key(UserId user, ChannelId channel) {
    return new EntityKey(user.space(), EntityKind.PRIVATE_CHANNEL, channel.value());
  }
}
