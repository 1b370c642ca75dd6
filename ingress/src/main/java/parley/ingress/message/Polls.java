package parley.ingress.message;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.contracts.error.ApiError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.MessageId;
import parley.contracts.message.Command;
import parley.contracts.message.Message;
import parley.contracts.message.Poll;
import parley.contracts.message.ReactionEmoji;
import parley.contracts.message.Verdict;
import parley.contracts.space.SpaceId;
import parley.ingress.command.CommandBridge;
import parley.ingress.command.CommandHeaders;
import parley.ingress.guild.GuildAccess;
import parley.ingress.history.History;
import parley.ingress.history.ReactionHistory;
import parley.ingress.http.Actor;
import parley.ingress.http.RefusedException;

/// Votes in polls and ends them: looks up what the command needs, and asks. The topology decides
/// and counts.
final class Polls {
  private final GuildAccess access;
  private final History history;
  private final ReactionHistory reactions;
  private final CommandBridge bridge;
  private final CommandHeaders headers;

  Polls(
      GuildAccess access,
      History history,
      ReactionHistory reactions,
      CommandBridge bridge,
      CommandHeaders headers) {
    this.access = access;
    this.history = history;
    this.reactions = reactions;
    this.bridge = bridge;
    this.headers = headers;
  }

  /// Chooses these answers, and no others.
  void vote(Actor actor, ChannelId channel, MessageId id, List<Integer> answers) {
    SpaceId space = Place.find(access, actor, channel).space();
    Message known = known(space, channel, id);
    Poll poll = poll(known);
    Map<String, DecisionId> own =
        reactions
            .reactionsOf(actor.id(), space, channel, List.of(known))
            .getOrDefault(id, Map.of());
    Map<Integer, DecisionId> votes = new HashMap<>();
    for (Poll.Answer answer : poll.answers()) {
      DecisionId vote = own.get(ReactionEmoji.answer(answer.id()).key());
      if (vote != null) {
        votes.put(answer.id(), vote);
      }
    }
    Verdict verdict =
        bridge.ask(
            new Command.Vote(headers.next(space, actor.id()), channel, id, answers, known, votes));
    switch (verdict) {
      case Verdict.Done _ -> {}
      case Verdict.Refused refused -> throw new RefusedException(refused.refusal());
      case Verdict.Accepted _, Verdict.Deleted _, Verdict.Fenced _, Verdict.Unknown _ ->
          throw unexpected(verdict);
    }
  }

  /// Ends the actor's own poll before its time.
  Messages.Posted end(Actor actor, ChannelId channel, MessageId id) {
    SpaceId space = Place.find(access, actor, channel).space();
    Message known = known(space, channel, id);
    Verdict verdict =
        bridge.ask(new Command.EndPoll(headers.next(space, actor.id()), channel, id, known, false));
    return switch (verdict) {
      case Verdict.Accepted accepted -> posted(actor, space, accepted.message());
      case Verdict.Refused refused -> throw new RefusedException(refused.refusal());
      case Verdict.Deleted _, Verdict.Done _, Verdict.Fenced _, Verdict.Unknown _ ->
          throw unexpected(verdict);
    };
  }

  private Messages.Posted posted(Actor actor, SpaceId space, Message message) {
    Set<String> own =
        reactions
            .reactionsOf(actor.id(), space, message.channel(), List.of(message))
            .getOrDefault(message.id(), Map.of())
            .keySet();
    return new Messages.Posted(message, null, own);
  }

  private static Poll poll(Message message) {
    Poll poll = message.enclosures().poll();
    if (poll == null) {
      throw new RefusedException(ApiError.NOT_A_POLL);
    }
    return poll;
  }

  private Message known(SpaceId space, ChannelId channel, MessageId message) {
    return history
        .find(space, channel, message)
        .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_MESSAGE));
  }

  private static IllegalStateException unexpected(Verdict verdict) {
    return new IllegalStateException("no verdict on such a command: " + verdict);
  }
}
