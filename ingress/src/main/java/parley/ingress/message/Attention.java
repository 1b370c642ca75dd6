package parley.ingress.message;

import java.util.List;
import parley.contracts.error.ApiError;
import parley.contracts.id.ChannelId;
import parley.contracts.message.Command;
import parley.contracts.message.Command.Acknowledgement;
import parley.contracts.message.Verdict;
import parley.contracts.permission.Permission;
import parley.ingress.command.CommandBridge;
import parley.ingress.command.CommandHeaders;
import parley.ingress.guild.GuildAccess;
import parley.ingress.http.Actor;
import parley.ingress.http.RefusedException;

/// What somebody reads and that they write. Reading is decided in the reader's own space.
final class Attention {
  private final GuildAccess access;
  private final CommandBridge bridge;
  private final CommandHeaders headers;

  Attention(GuildAccess access, CommandBridge bridge, CommandHeaders headers) {
    this.access = access;
    this.bridge = bridge;
    this.headers = headers;
  }

  /// Tells the others in a channel that the actor types. The topology looks at permissions once
  /// more, in the order of the channel's space.
  void type(Actor actor, ChannelId channel) {
    Place place = Place.find(access, actor, channel);
    if (!place.may(Permission.SEND_MESSAGES) && !place.may(Permission.SEND_MESSAGES_IN_THREADS)) {
      throw new RefusedException(ApiError.MISSING_PERMISSIONS);
    }
    bridge.tell(new Command.StartTyping(headers.next(place.space(), actor.id()), channel));
  }

  /// The actor read a channel that they may read.
  void read(Actor actor, Acknowledgement acknowledgement) {
    Place.find(access, actor, acknowledgement.channel());
    read(actor, List.of(acknowledgement));
  }

  /// The actor read channels. What they say of channels that they cannot see concerns nobody else.
  void read(Actor actor, List<Acknowledgement> acknowledgements) {
    Verdict verdict =
        bridge.ask(
            new Command.Acknowledge(
                headers.next(actor.id().space(), actor.id()), acknowledgements));
    switch (verdict) {
      case Verdict.Done _ -> {}
      case Verdict.Refused refused -> throw new RefusedException(refused.refusal());
      case Verdict.Accepted _, Verdict.Deleted _, Verdict.Fenced _, Verdict.Unknown _ ->
          throw new IllegalStateException("no verdict on such a command: " + verdict);
    }
  }
}
