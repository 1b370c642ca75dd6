package parley.streams.ordering;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.error.ApiError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.MessageId;
import parley.contracts.message.Command;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.MessageReference;

/// Pure rules about telling of threads. Whether somebody may begin one was decided with its row.
final class ThreadRules {
  private ThreadRules() {}

  /// @param thread its row; null when there is none
  /// @param present the message that it hangs on, as it is now; null when there is none
  static Decision announce(
      Situation at,
      Command.AnnounceThread announce,
      @Nullable Channel thread,
      @Nullable Message present,
      Supplier<DecisionId> ids) {
    if (thread == null || !announce.channel().equals(thread.parent())) {
      return new Decision.Refused(ApiError.UNKNOWN_CHANNEL.refusal());
    }
    if (announce.message() == null) {
      Message notice =
          notice(
              at,
              announce,
              announce.channel(),
              Message.TYPE_THREAD_CREATED,
              thread.name(),
              new MessageReference(null, thread.id(), at.guildId()),
              ids.get());
      return new Decision.Happens(List.of(created(at, announce, notice, null)));
    }
    if (present == null) {
      return new Decision.Refused(ApiError.UNKNOWN_MESSAGE.refusal());
    }
    DecisionId marking = ids.get();
    Message marked = present.withFlags(present.flags() | Message.HAS_THREAD, marking);
    Message starter =
        notice(
            at,
            announce,
            thread.id(),
            Message.TYPE_THREAD_STARTER,
            "",
            new MessageReference(present.id(), present.channel(), at.guildId()),
            ids.get());
    return new Decision.Happens(
        List.of(
            new Decision.Change(
                new MessageEvent.Updated(announce.header().space(), marking, marked, null),
                List.of(MessageRules.now(marked, marking))),
            created(at, announce, starter, marked)));
  }

  private static Decision.Change created(
      Situation at, Command command, Message notice, @Nullable Message about) {
    return new Decision.Change(
        new MessageEvent.Created(
            command.header().space(), notice.decision(), notice, at.actor(), about),
        List.of(MessageRules.now(notice, notice.decision())));
  }

  private static Message notice(
      Situation at,
      Command.AnnounceThread announce,
      ChannelId channel,
      int type,
      String content,
      MessageReference about,
      DecisionId id) {
    return new Message(
        new MessageId(id.value()),
        channel,
        at.guildId(),
        announce.starter(),
        type,
        content,
        null,
        0,
        false,
        false,
        List.of(),
        List.of(),
        List.of(),
        "",
        about,
        null,
        false,
        id,
        List.of());
  }
}
