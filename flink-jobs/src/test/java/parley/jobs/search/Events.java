package parley.jobs.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.DecisionId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.ReactionCount;
import parley.contracts.message.ReactionEmoji;
import parley.contracts.sample.Rows;
import parley.contracts.space.SpaceId;

/// Events about messages of one channel.
final class Events {
  static final SpaceId SPACE = Rows.GUILD_ID.space();

  private Events() {}

  static Message message(
      long id,
      @Nullable GuildId guild,
      String content,
      boolean pinned,
      List<ReactionCount> counts) {
    return new Message(
        new MessageId(id),
        Rows.CHANNEL_ID,
        guild,
        Rows.PERSON,
        Message.TYPE_DEFAULT,
        content,
        null,
        0,
        false,
        false,
        List.of(),
        List.of(),
        List.of(),
        "",
        null,
        null,
        pinned,
        new DecisionId(id),
        counts);
  }

  static Message message(long id, String content) {
    return message(id, Rows.GUILD_ID, content, false, List.of());
  }

  static MessageEvent created(long decision, Message message) {
    return new MessageEvent.Created(SPACE, new DecisionId(decision), message, null, null);
  }

  static MessageEvent updated(long decision, Message message) {
    return new MessageEvent.Updated(SPACE, new DecisionId(decision), message, null);
  }

  static MessageEvent deleted(long decision, long message) {
    return new MessageEvent.Deleted(
        SPACE, new DecisionId(decision), Rows.CHANNEL_ID, new MessageId(message), Rows.GUILD_ID);
  }

  static MessageEvent deleted(long decision, List<Long> messages) {
    return new MessageEvent.MessagesDeleted(
        SPACE,
        new DecisionId(decision),
        Rows.CHANNEL_ID,
        messages.stream().map(MessageId::new).toList(),
        Rows.GUILD_ID);
  }

  static MessageEvent reacted(long decision, long message, ReactionEmoji emoji, int count) {
    return new MessageEvent.ReactionAdded(
        SPACE,
        new DecisionId(decision),
        Rows.CHANNEL_ID,
        new MessageId(message),
        Rows.GUILD_ID,
        Rows.PERSON.id(),
        new ReactionCount(emoji, count, new DecisionId(1)),
        null,
        Rows.PERSON.id());
  }

  static MessageEvent unreacted(long decision, long message, ReactionEmoji emoji, int count) {
    return new MessageEvent.ReactionRemoved(
        SPACE,
        new DecisionId(decision),
        Rows.CHANNEL_ID,
        new MessageId(message),
        Rows.GUILD_ID,
        Rows.PERSON.id(),
        new ReactionCount(emoji, count, new DecisionId(1)));
  }

  static MessageEvent cleared(long decision, long message, @Nullable ReactionEmoji emoji) {
    return new MessageEvent.ReactionsCleared(
        SPACE,
        new DecisionId(decision),
        Rows.CHANNEL_ID,
        new MessageId(message),
        Rows.GUILD_ID,
        emoji);
  }
}
