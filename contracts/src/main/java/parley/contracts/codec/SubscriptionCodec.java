package parley.contracts.codec;

import parley.contracts.edge.Subscription;
import parley.contracts.id.UserId;
import parley.contracts.space.SpaceId;
import parley.contracts.wire.WireSlotAlive;
import parley.contracts.wire.WireSubscribe;
import parley.contracts.wire.WireSubscription;
import parley.contracts.wire.WireUnsubscribe;

/// Subscriptions, as the values of `edge.subscriptions`.
public final class SubscriptionCodec extends WireCodec<Subscription, WireSubscription> {
  public SubscriptionCodec() {
    super("subscription", WireSubscription.parser());
  }

  @Override
  WireSubscription toWire(Subscription subscription) {
    WireSubscription.Builder wire =
        WireSubscription.newBuilder().setSlot(subscription.slot()).setEpoch(subscription.epoch());
    return switch (subscription) {
      case Subscription.Alive ignored -> wire.setAlive(WireSlotAlive.getDefaultInstance()).build();
      case Subscription.Subscribe subscribe ->
          wire.setSubscribe(
                  WireSubscribe.newBuilder()
                      .setSpaceId(subscribe.space().value())
                      .setUserId(subscribe.user().value()))
              .build();
      case Subscription.Unsubscribe unsubscribe ->
          wire.setUnsubscribe(
                  WireUnsubscribe.newBuilder()
                      .setSpaceId(unsubscribe.space().value())
                      .setUserId(unsubscribe.user().value()))
              .build();
      case Subscription.Unknown unknown ->
          throw new IllegalArgumentException(
              "an unknown subscription cannot be written: " + unknown);
    };
  }

  @Override
  Subscription fromWire(WireSubscription wire) {
    int slot = wire.getSlot();
    long epoch = wire.getEpoch();
    return switch (wire.getSubscriptionCase()) {
      case ALIVE -> new Subscription.Alive(slot, epoch);
      case SUBSCRIBE ->
          new Subscription.Subscribe(
              slot,
              epoch,
              new SpaceId(wire.getSubscribe().getSpaceId()),
              new UserId(wire.getSubscribe().getUserId()));
      case UNSUBSCRIBE ->
          new Subscription.Unsubscribe(
              slot,
              epoch,
              new SpaceId(wire.getUnsubscribe().getSpaceId()),
              new UserId(wire.getUnsubscribe().getUserId()));
      case SUBSCRIPTION_NOT_SET -> new Subscription.Unknown(slot, epoch);
    };
  }
}
