package parley.contracts.codec;

import parley.contracts.id.UserId;
import parley.contracts.user.UserEvent;
import parley.contracts.wire.WirePrivateChannelChanged;
import parley.contracts.wire.WireUserEvent;

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
