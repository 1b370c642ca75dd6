package parley.streams.ordering;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Member;
import parley.contracts.error.ApiError;
import parley.contracts.error.FieldError;
import parley.contracts.id.DecisionId;
import parley.contracts.id.MessageId;
import parley.contracts.message.Command;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.MessageReference;
import parley.contracts.message.Poll;
import parley.contracts.message.ReactionCount;
import parley.contracts.message.ReactionEmoji;
import parley.contracts.message.Refusal;
import parley.contracts.message.TailEntry;
import parley.contracts.permission.Permission;
import parley.contracts.space.SpaceId;

/// Pure rules about polls. A vote is a reaction with an answer, so its count is exact for the same
/// reason; all that a voter changes at once is decided at once, so that nobody has two votes where
/// there is one.
final class PollRules {
  private PollRules() {}

  /// @param present the message as it is now, or null when it is gone or never was
  /// @param own the decision of the actor's own vote for an answer, if there is one
  static Decision vote(
      Situation at,
      Command.Vote vote,
      @Nullable Message present,
      Function<ReactionEmoji, @Nullable DecisionId> own,
      Supplier<DecisionId> ids) {
    if (present == null) {
      return refused(ApiError.UNKNOWN_MESSAGE);
    }
    Poll poll = present.enclosures().poll();
    if (poll == null) {
      return refused(ApiError.NOT_A_POLL);
    }
    if (!at.may(Permission.READ_MESSAGE_HISTORY) || at.isTimedOut()) {
      return refused(ApiError.MISSING_PERMISSIONS);
    }
    if (at.blocked()) {
      return refused(ApiError.POLL_VOTING_BLOCKED);
    }
    if (poll.finalized() || !at.now().isBefore(poll.expiresAt())) {
      return refused(ApiError.POLL_EXPIRED);
    }
    Set<Integer> wanted = new TreeSet<>(vote.answers());
    Refusal invalid = invalid(poll, wanted);
    if (invalid != null) {
      return new Decision.Refused(invalid);
    }
    List<Decision.Change> changes = new ArrayList<>();
    Message message = present;
    for (Poll.Answer answer : poll.answers()) {
      ReactionEmoji emoji = ReactionEmoji.answer(answer.id());
      ReactionCount before = message.reaction(emoji.key());
      DecisionId cast = own.apply(emoji);
      boolean voted = before != null && cast != null && before.counts(cast);
      boolean votes = wanted.contains(answer.id());
      if (voted == votes) {
        continue;
      }
      DecisionId id = ids.get();
      ReactionCount count =
          before == null
              ? new ReactionCount(emoji, 1, id)
              : before.withCount(before.count() + (votes ? 1 : -1));
      message = message.withReactions(count.in(message.reactions()));
      changes.add(
          new Decision.Change(
              votes ? cast(at, vote, present, id, count) : takenBack(vote, present, id, count),
              List.of(new TailEntry(message.channel(), message.id(), id, message))));
    }
    return changes.isEmpty() ? new Decision.AlreadySo() : new Decision.Happens(changes);
  }

  /// @param present the message as it is now, or null when it is gone or never was
  static Decision end(
      Situation at, Command.EndPoll end, @Nullable Message present, Supplier<DecisionId> ids) {
    if (present == null) {
      return refused(ApiError.UNKNOWN_MESSAGE);
    }
    Poll poll = present.enclosures().poll();
    if (poll == null) {
      return refused(ApiError.NOT_A_POLL);
    }
    if (!present.author().id().equals(end.header().actor())) {
      return refused(ApiError.OTHERS_MESSAGE);
    }
    return poll.finalized()
        ? refused(ApiError.POLL_EXPIRED)
        : finish(end.header().space(), present, poll, at.actor(), ids);
  }

  /// The results are in: the message says so, and the platform tells of it.
  ///
  /// @param poll that of the message
  /// @param author the membership of who asked, if they are still a member
  static Decision.Happens finish(
      SpaceId space,
      Message present,
      Poll poll,
      @Nullable Member author,
      Supplier<DecisionId> ids) {
    DecisionId ending = ids.get();
    Message ended = present.withEnclosures(present.enclosures().withPoll(poll.ended()), ending);
    DecisionId telling = ids.get();
    Message notice =
        new Message(
            new MessageId(telling.value()),
            present.channel(),
            present.guild(),
            present.author(),
            Message.TYPE_POLL_RESULT,
            "",
            null,
            0,
            false,
            false,
            List.of(),
            List.of(),
            List.of(),
            PollResult.embedsJson(present, poll),
            new MessageReference(present.id(), present.channel(), present.guild()),
            null,
            false,
            telling,
            List.of());
    return new Decision.Happens(
        List.of(
            new Decision.Change(
                new MessageEvent.Updated(space, ending, ended, author),
                List.of(MessageRules.now(ended, ending))),
            new Decision.Change(
                new MessageEvent.Created(space, telling, notice, author, null),
                List.of(MessageRules.now(notice, telling)))));
  }

  private static MessageEvent cast(
      Situation at, Command.Vote vote, Message present, DecisionId id, ReactionCount count) {
    return new MessageEvent.ReactionAdded(
        vote.header().space(),
        id,
        present.channel(),
        present.id(),
        present.guild(),
        vote.header().actor(),
        count,
        at.actor(),
        present.author().id());
  }

  private static MessageEvent takenBack(
      Command.Vote vote, Message present, DecisionId id, ReactionCount count) {
    return new MessageEvent.ReactionRemoved(
        vote.header().space(),
        id,
        present.channel(),
        present.id(),
        present.guild(),
        vote.header().actor(),
        count);
  }

  private static @Nullable Refusal invalid(Poll poll, Set<Integer> wanted) {
    if (wanted.stream().anyMatch(answer -> poll.answer(answer) == null)) {
      return ApiError.refusal(
          new FieldError("answer_ids", "POLL_INVALID_ANSWER", "Unknown poll answer"));
    }
    if (!poll.multiselect() && wanted.size() > 1) {
      return ApiError.refusal(
          new FieldError(
              "answer_ids", "POLL_SINGLE_ANSWER", "Only one answer of this poll may be chosen"));
    }
    return null;
  }

  private static Decision refused(ApiError error) {
    return new Decision.Refused(error.refusal());
  }
}
