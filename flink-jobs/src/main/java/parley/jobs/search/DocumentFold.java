package parley.jobs.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.ReactionCount;
import parley.contracts.search.ReactionTally;
import parley.contracts.search.SearchRecord;

/// What an event makes of the document of one message: (what is held of it, the event) → what is to
/// be said. Pure; knows neither Flink nor clocks.
///
/// An event that is not newer than what is held says nothing. Without anything held (the state has
/// let go of the message) a change of the whole message gives the whole document, since the log
/// carries the whole new form; a change of its reactions gives a patch.
final class DocumentFold {
  private DocumentFold() {}

  /// The messages that an event is about.
  static List<MessageId> messages(MessageEvent event) {
    return switch (event) {
      case MessageEvent.Created created -> List.of(created.message().id());
      case MessageEvent.Updated updated -> List.of(updated.message().id());
      case MessageEvent.Deleted deleted -> List.of(deleted.message());
      case MessageEvent.MessagesDeleted deleted -> deleted.messages();
      case MessageEvent.ReactionAdded added -> List.of(added.message());
      case MessageEvent.ReactionRemoved removed -> List.of(removed.message());
      case MessageEvent.ReactionsCleared cleared -> List.of(cleared.message());
      // The message changes by its own event.
      case MessageEvent.PinsChanged _ -> List.of();
      case MessageEvent.Unknown _ -> List.of();
    };
  }

  /// Whether an event changes nothing because what is held is as new.
  static boolean isStale(SearchRecord.@Nullable Found held, MessageEvent event) {
    return held != null && event.decision().value() <= held.version().value();
  }

  /// What is to be said of a message; null when nothing is. A document takes the place of what is
  /// held, word of the message's end lets go of it, a patch leaves it.
  ///
  /// @param parent of the thread that it stands in
  static @Nullable SearchRecord fold(
      SearchRecord.@Nullable Found held,
      MessageEvent event,
      MessageId message,
      @Nullable ChannelId parent) {
    if (isStale(held, event)) {
      return null;
    }
    return switch (event) {
      case MessageEvent.Created created -> found(created, author(created.repliedTo()), parent);
      case MessageEvent.Updated updated -> found(updated, held, parent);
      case MessageEvent.Deleted deleted -> gone(deleted, deleted.channel(), message);
      case MessageEvent.MessagesDeleted deleted -> gone(deleted, deleted.channel(), message);
      case MessageEvent.ReactionAdded added ->
          counted(held, added, added.channel(), message, added.count());
      case MessageEvent.ReactionRemoved removed ->
          counted(held, removed, removed.channel(), message, removed.count());
      case MessageEvent.ReactionsCleared cleared -> cleared(held, cleared);
      case MessageEvent.PinsChanged _ -> null;
      case MessageEvent.Unknown _ -> null;
    };
  }

  private static SearchRecord found(
      MessageEvent.Created created, @Nullable UserId repliedToAuthor, @Nullable ChannelId parent) {
    return new SearchRecord.Found(
        created.space(),
        created.decision(),
        DocumentForm.of(created.message(), parent, repliedToAuthor));
  }

  private static SearchRecord found(
      MessageEvent.Updated updated, SearchRecord.@Nullable Found held, @Nullable ChannelId parent) {
    UserId repliedToAuthor = held == null ? null : held.document().repliedToAuthor();
    return new SearchRecord.Found(
        updated.space(),
        updated.decision(),
        DocumentForm.of(updated.message(), parent, repliedToAuthor));
  }

  private static SearchRecord gone(MessageEvent event, ChannelId channel, MessageId message) {
    return new SearchRecord.Gone(event.space(), event.decision(), channel, message);
  }

  private static @Nullable SearchRecord counted(
      SearchRecord.@Nullable Found held,
      MessageEvent event,
      ChannelId channel,
      MessageId message,
      ReactionCount count) {
    if (count.emoji().isAnswer()) {
      return null;
    }
    ReactionTally tally = DocumentForm.tally(count);
    return held == null
        ? new SearchRecord.Patched(event.space(), event.decision(), channel, message, tally)
        : with(held, event.decision(), in(held.document().reactions(), tally));
  }

  private static @Nullable SearchRecord cleared(
      SearchRecord.@Nullable Found held, MessageEvent.ReactionsCleared cleared) {
    if (cleared.emoji() != null && cleared.emoji().isAnswer()) {
      return null;
    }
    ReactionTally none =
        cleared.emoji() == null ? null : new ReactionTally(cleared.emoji().key(), 0);
    if (held == null) {
      return new SearchRecord.Patched(
          cleared.space(), cleared.decision(), cleared.channel(), cleared.message(), none);
    }
    return with(
        held, cleared.decision(), none == null ? List.of() : in(held.document().reactions(), none));
  }

  /// Tallies with this one in its place; without its emoji when it came to nothing.
  private static List<ReactionTally> in(List<ReactionTally> tallies, ReactionTally tally) {
    List<ReactionTally> result = new ArrayList<>();
    boolean placed = false;
    for (ReactionTally each : tallies) {
      if (!each.emoji().equals(tally.emoji())) {
        result.add(each);
      } else {
        placed = true;
        if (tally.count() > 0) {
          result.add(tally);
        }
      }
    }
    if (!placed && tally.count() > 0) {
      result.add(tally);
    }
    return result;
  }

  private static SearchRecord with(
      SearchRecord.Found held, DecisionId version, List<ReactionTally> reactions) {
    return new SearchRecord.Found(held.space(), version, held.document().withReactions(reactions));
  }

  private static @Nullable UserId author(@Nullable Message message) {
    return message == null ? null : message.author().id();
  }
}
