package parley.contracts.codec;

import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.user.UserEvent;
import parley.contracts.wire.WireMentioned;
import parley.contracts.wire.WirePrivateChannelChanged;
import parley.contracts.wire.WireUserEvent;
import parley.contracts.wire.WireWrote;

/// What concerns one user, as the values of `user.events`.
public final class UserEventCodec extends WireCodec<UserEvent, WireUserEvent> {
  public UserEventCodec() {
    super("user event", WireUserEvent.parser());
  }

  @Override
  WireUserEvent toWire(UserEvent event) {
    return wire(event);
  }

  @Override
  UserEvent fromWire(WireUserEvent wire) {
    return event(wire);
  }

  static WireUserEvent wire(UserEvent event) {
    WireUserEvent.Builder wire = WireUserEvent.newBuilder().setUserId(event.user().value());
    return switch (event) {
      case UserEvent.PrivateChannelChanged changed ->
          wire.setPrivateChannel(toWire(changed)).build();
      case UserEvent.MessageDecided decided ->
          wire.setMessage(MessageWire.toWire(decided.event())).build();
      case UserEvent.SomebodyTypes types -> wire.setTyping(UserWire.toWire(types.typing())).build();
      case UserEvent.Mentioned mentioned ->
          wire.setMentioned(
                  WireMentioned.newBuilder()
                      .setChannelId(mentioned.channel().value())
                      .setMessageId(mentioned.message().value())
                      .setWithdrawn(mentioned.withdrawn()))
              .build();
      case UserEvent.Wrote wrote ->
          wire.setWrote(
                  WireWrote.newBuilder()
                      .setChannelId(wrote.channel().value())
                      .setMessageId(wrote.message().value()))
              .build();
      case UserEvent.Interacted interacted ->
          wire.setInteraction(InteractionWire.toWire(interacted.event())).build();
      case UserEvent.Unknown unknown ->
          throw new IllegalArgumentException("an unknown event cannot be written: " + unknown);
    };
  }

  static UserEvent event(WireUserEvent wire) {
    UserId user = new UserId(wire.getUserId());
    return switch (wire.getEventCase()) {
      case PRIVATE_CHANNEL -> {
        WirePrivateChannelChanged changed = wire.getPrivateChannel();
        yield new UserEvent.PrivateChannelChanged(
            user,
            changed.hasBefore() ? PrivateChannelWire.fromWire(changed.getBefore()) : null,
            changed.hasAfter() ? PrivateChannelWire.fromWire(changed.getAfter()) : null);
      }
      case MESSAGE -> new UserEvent.MessageDecided(user, MessageWire.fromWire(wire.getMessage()));
      case TYPING -> new UserEvent.SomebodyTypes(user, UserWire.fromWire(wire.getTyping()));
      case MENTIONED ->
          new UserEvent.Mentioned(
              user,
              new ChannelId(wire.getMentioned().getChannelId()),
              new MessageId(wire.getMentioned().getMessageId()),
              wire.getMentioned().getWithdrawn());
      case WROTE ->
          new UserEvent.Wrote(
              user,
              new ChannelId(wire.getWrote().getChannelId()),
              new MessageId(wire.getWrote().getMessageId()));
      case INTERACTION -> new UserEvent.Interacted(InteractionWire.fromWire(wire.getInteraction()));
      case EVENT_NOT_SET -> new UserEvent.Unknown(user);
    };
  }

  private static WirePrivateChannelChanged toWire(UserEvent.PrivateChannelChanged changed) {
    WirePrivateChannelChanged.Builder wire = WirePrivateChannelChanged.newBuilder();
    if (changed.before() != null) {
      wire.setBefore(PrivateChannelWire.toWire(changed.before()));
    }
    if (changed.after() != null) {
      wire.setAfter(PrivateChannelWire.toWire(changed.after()));
    }
    return wire.build();
  }
}
