package parley.gateway.dispatch;

import parley.contracts.message.MessageEvent;
import parley.contracts.message.ReactionEmoji;
import parley.contracts.payload.EnclosurePayload;
import parley.contracts.payload.ReactionPayload;

/// What was decided about reactions, and the votes among them, as all see it.
public final class ReactionDispatch {
  private ReactionDispatch() {}

  /// Who hears of it in a guild.
  public static Intent inGuild(ReactionEmoji emoji) {
    return emoji.isAnswer() ? Intent.GUILD_MESSAGE_POLLS : Intent.GUILD_MESSAGE_REACTIONS;
  }

  /// Who hears of it in a private channel.
  public static Intent inPrivate(ReactionEmoji emoji) {
    return emoji.isAnswer() ? Intent.DIRECT_MESSAGE_POLLS : Intent.DIRECT_MESSAGE_REACTIONS;
  }

  public static PlainDispatch added(MessageEvent.ReactionAdded added, long decidedAtMs) {
    if (added.count().emoji().isAnswer()) {
      return PlainDispatch.shared(
          EventType.MESSAGE_POLL_VOTE_ADD,
          decidedAtMs,
          json ->
              EnclosurePayload.writeVote(
                  json,
                  added.user(),
                  added.channel(),
                  added.message(),
                  added.guild(),
                  added.count().emoji().answerId()));
    }
    return PlainDispatch.shared(
        EventType.MESSAGE_REACTION_ADD,
        decidedAtMs,
        json -> ReactionPayload.writeAdded(json, added));
  }

  public static PlainDispatch removed(MessageEvent.ReactionRemoved removed, long decidedAtMs) {
    if (removed.count().emoji().isAnswer()) {
      return PlainDispatch.shared(
          EventType.MESSAGE_POLL_VOTE_REMOVE,
          decidedAtMs,
          json ->
              EnclosurePayload.writeVote(
                  json,
                  removed.user(),
                  removed.channel(),
                  removed.message(),
                  removed.guild(),
                  removed.count().emoji().answerId()));
    }
    return PlainDispatch.shared(
        EventType.MESSAGE_REACTION_REMOVE,
        decidedAtMs,
        json -> ReactionPayload.writeRemoved(json, removed));
  }

  public static PlainDispatch cleared(MessageEvent.ReactionsCleared cleared, long decidedAtMs) {
    return PlainDispatch.shared(
        cleared.emoji() == null
            ? EventType.MESSAGE_REACTION_REMOVE_ALL
            : EventType.MESSAGE_REACTION_REMOVE_EMOJI,
        decidedAtMs,
        json -> ReactionPayload.writeCleared(json, cleared));
  }
}
