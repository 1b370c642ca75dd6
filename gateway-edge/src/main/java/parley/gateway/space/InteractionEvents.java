package parley.gateway.space;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.interaction.InteractionEvent;
import parley.contracts.message.MessageEvent;
import parley.contracts.payload.InteractionPayload;
import parley.contracts.payload.MessageForm;
import parley.contracts.payload.MessagePayload;
import parley.contracts.token.FileLinks;
import parley.gateway.dispatch.Dispatch;
import parley.gateway.dispatch.EventType;
import parley.gateway.dispatch.MessageDispatch;
import parley.gateway.dispatch.PlainDispatch;
import parley.gateway.fanout.Fanout;
import parley.gateway.fanout.Resident;
import parley.gateway.session.Seat;

/// Tells one user's sessions of interactions, whatever their intents. Used by the hub's thread
/// only.
public final class InteractionEvents {
  private final Fanout fanout;
  private final FileLinks links;

  public InteractionEvents(Fanout fanout, FileLinks links) {
    this.fanout = fanout;
    this.links = links;
  }

  /// In a guild: to the sessions of this user that get the guild's events.
  public void apply(GuildSpace guild, InteractionEvent event, long decidedAtMs) {
    Resident resident = guild.index().find(event.user());
    if (resident != null) {
      deliver(event, List.copyOf(resident.seats()), decidedAtMs);
    }
  }

  /// In a private channel.
  public void apply(UserSpace user, InteractionEvent event, long decidedAtMs) {
    deliver(
        event,
        user.seats().stream().filter(seat -> seat.ready() && seat.wantsPrivate()).toList(),
        decidedAtMs);
  }

  private void deliver(InteractionEvent event, List<Seat> seats, long decidedAtMs) {
    Dispatch dispatch = dispatch(event, decidedAtMs);
    if (dispatch != null) {
      fanout.deliver(dispatch, seats);
    }
  }

  private @Nullable Dispatch dispatch(InteractionEvent event, long decidedAtMs) {
    return switch (event) {
      case InteractionEvent.Invoked invoked ->
          PlainDispatch.shared(
              EventType.INTERACTION_CREATE,
              decidedAtMs,
              json -> InteractionPayload.writeInvoked(json, invoked, MessageForm.full(links)));
      case InteractionEvent.Progress progress ->
          PlainDispatch.shared(
              switch (progress.stage()) {
                case CREATED -> EventType.INTERACTION_CREATE;
                case SUCCEEDED -> EventType.INTERACTION_SUCCESS;
                case FAILED -> EventType.INTERACTION_FAILURE;
              },
              decidedAtMs,
              json -> InteractionPayload.writeProgress(json, progress));
      case InteractionEvent.Presented presented ->
          PlainDispatch.shared(
              presented.modal()
                  ? EventType.INTERACTION_MODAL_CREATE
                  : EventType.APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE,
              decidedAtMs,
              json -> InteractionPayload.writePresented(json, presented));
      case InteractionEvent.Whispered whispered -> whispered(whispered.event(), decidedAtMs);
      case InteractionEvent.Unknown ignored -> null;
    };
  }

  private @Nullable Dispatch whispered(MessageEvent event, long decidedAtMs) {
    return switch (event) {
      case MessageEvent.Created created -> MessageDispatch.created(created, decidedAtMs, links);
      case MessageEvent.Updated updated -> MessageDispatch.updated(updated, decidedAtMs, links);
      case MessageEvent.Deleted deleted ->
          PlainDispatch.shared(
              EventType.MESSAGE_DELETE,
              decidedAtMs,
              json -> MessagePayload.writeDeleted(json, deleted));
      case MessageEvent.ReactionAdded ignored -> null;
      case MessageEvent.ReactionRemoved ignored -> null;
      case MessageEvent.ReactionsCleared ignored -> null;
      case MessageEvent.MessagesDeleted ignored -> null;
      case MessageEvent.PinsChanged ignored -> null;
      case MessageEvent.Unknown ignored -> null;
    };
  }
}
