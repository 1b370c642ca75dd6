package parley.streams.ordering;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Emoji;
import parley.contracts.error.ApiError;
import parley.contracts.id.DecisionId;
import parley.contracts.message.Command;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.ReactionCount;
import parley.contracts.message.ReactionEmoji;
import parley.contracts.message.TailEntry;
import parley.contracts.permission.Permission;

/// Pure rules about reactions, as [MessageRules] are about messages. A count is exact because every
/// change of it is decided here, from whether this user reacted and what the count was.
final class ReactionRules {
  /// How many different emojis a message may get.
  static final int MAX_EMOJIS = 20;

  private ReactionRules() {}

  /// @param present the message as it is now, or null when it is gone or never was
  /// @param own the decision of the actor's own reaction, if there is one
  /// @param emoji the custom emoji, if it is one of this guild now
  static Decision add(
      Situation at,
      Command.AddReaction add,
      @Nullable Message present,
      @Nullable DecisionId own,
      @Nullable Emoji emoji,
      Supplier<DecisionId> ids) {
    if (present == null) {
      return refused(ApiError.UNKNOWN_MESSAGE);
    }
    if (!at.may(Permission.READ_MESSAGE_HISTORY) || at.isTimedOut()) {
      return refused(ApiError.MISSING_PERMISSIONS);
    }
    if (at.blocked()) {
      return refused(ApiError.REACTION_BLOCKED);
    }
    ReactionCount before = present.reaction(add.emoji().key());
    if (before == null) {
      if (!at.may(Permission.ADD_REACTIONS)) {
        return refused(ApiError.MISSING_PERMISSIONS);
      }
      ApiError unusable = unusable(at, add, emoji);
      if (unusable != null) {
        return refused(unusable);
      }
      if (present.reactions().stream().filter(it -> !it.emoji().isAnswer()).count() >= MAX_EMOJIS) {
        return refused(ApiError.TOO_MANY_REACTIONS);
      }
    } else if (own != null && before.counts(own)) {
      return new Decision.AlreadySo();
    }
    DecisionId id = ids.get();
    ReactionCount count =
        before == null
            ? new ReactionCount(add.emoji(), 1, id)
            : before.withCount(before.count() + 1);
    return new Decision.Happens(
        new MessageEvent.ReactionAdded(
            add.header().space(),
            id,
            add.channel(),
            add.message(),
            present.guild(),
            add.header().actor(),
            count,
            at.actor(),
            present.author().id()),
        now(present, id, count.in(present.reactions())));
  }

  /// @param present the message as it is now, or null when it is gone or never was
  /// @param reaction the decision of the reaction to be taken back, if there is one
  static Decision remove(
      Situation at,
      Command.RemoveReaction remove,
      @Nullable Message present,
      @Nullable DecisionId reaction,
      Supplier<DecisionId> ids) {
    if (present == null) {
      return refused(ApiError.UNKNOWN_MESSAGE);
    }
    boolean own = remove.user().equals(remove.header().actor());
    if (!own && !at.may(Permission.MANAGE_MESSAGES)) {
      return refused(ApiError.MISSING_PERMISSIONS);
    }
    ReactionCount before = present.reaction(remove.emoji().key());
    if (before == null) {
      return refused(ApiError.UNKNOWN_EMOJI);
    }
    if (reaction == null || !before.counts(reaction)) {
      return new Decision.AlreadySo();
    }
    DecisionId id = ids.get();
    ReactionCount count = before.withCount(before.count() - 1);
    return new Decision.Happens(
        new MessageEvent.ReactionRemoved(
            remove.header().space(),
            id,
            remove.channel(),
            remove.message(),
            present.guild(),
            remove.user(),
            count),
        now(present, id, count.in(present.reactions())));
  }

  /// @param present the message as it is now, or null when it is gone or never was
  static Decision clear(
      Situation at,
      Command.ClearReactions clear,
      @Nullable Message present,
      Supplier<DecisionId> ids) {
    if (present == null) {
      return refused(ApiError.UNKNOWN_MESSAGE);
    }
    if (!at.may(Permission.MANAGE_MESSAGES)) {
      return refused(ApiError.MISSING_PERMISSIONS);
    }
    ReactionEmoji emoji = clear.emoji();
    List<ReactionCount> left = List.of();
    if (emoji != null) {
      ReactionCount count = present.reaction(emoji.key());
      if (count == null) {
        return refused(ApiError.UNKNOWN_EMOJI);
      }
      emoji = count.emoji();
      left = count.withCount(0).in(present.reactions());
    } else if (present.reactions().stream().allMatch(it -> it.emoji().isAnswer())) {
      return new Decision.AlreadySo();
    } else if (present.enclosures().poll() != null) {
      return clearAllButVotes(clear, present, ids);
    }
    DecisionId id = ids.get();
    return new Decision.Happens(
        new MessageEvent.ReactionsCleared(
            clear.header().space(), id, clear.channel(), clear.message(), present.guild(), emoji),
        now(present, id, left));
  }

  /// The votes of a poll are no reactions that a moderator clears.
  private static Decision clearAllButVotes(
      Command.ClearReactions clear, Message present, Supplier<DecisionId> ids) {
    List<Decision.Change> changes = new ArrayList<>();
    List<ReactionCount> left = present.reactions();
    for (ReactionCount count : present.reactions()) {
      if (!count.emoji().isAnswer()) {
        DecisionId id = ids.get();
        left = count.withCount(0).in(left);
        changes.add(
            new Decision.Change(
                new MessageEvent.ReactionsCleared(
                    clear.header().space(),
                    id,
                    clear.channel(),
                    clear.message(),
                    present.guild(),
                    count.emoji()),
                List.of(now(present, id, left))));
      }
    }
    return new Decision.Happens(changes);
  }

  /// Why a custom emoji cannot be begun with: it is gone, kept for others, or of another guild and
  /// such are not allowed here.
  private static @Nullable ApiError unusable(
      Situation at, Command.AddReaction add, @Nullable Emoji emoji) {
    if (add.emoji().id() == null) {
      return null;
    }
    if (emoji != null) {
      return emoji.roles().isEmpty() || at.hasOneOf(emoji.roles()) ? null : ApiError.UNKNOWN_EMOJI;
    }
    if (add.emojiGuild() == null || add.emojiGuild().equals(at.guildId())) {
      return ApiError.UNKNOWN_EMOJI;
    }
    return at.may(Permission.USE_EXTERNAL_EMOJIS) ? null : ApiError.MISSING_PERMISSIONS;
  }

  private static TailEntry now(Message present, DecisionId id, List<ReactionCount> counts) {
    return new TailEntry(present.channel(), present.id(), id, present.withReactions(counts));
  }

  private static Decision refused(ApiError error) {
    return new Decision.Refused(error.refusal());
  }
}
