package parley.gateway.dispatch;

import parley.contracts.message.MessageEvent;
import parley.contracts.payload.ReactionPayload;

/// What was decided about reactions, as all see it.
public final class ReactionDispatch {
  private ReactionDispatch() {}

  public static PlainDispatch added(MessageEvent.ReactionAdded added, long decidedAtMs) {
    return PlainDispatch.shared(
        EventType.MESSAGE_REACTION_ADD,
        decidedAtMs,
        json -> ReactionPayload.writeAdded(json, added));
  }

  public static PlainDispatch removed(MessageEvent.ReactionRemoved removed, long decidedAtMs) {
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
