package parley.contracts.codec;

import parley.contracts.edge.MemberQuery;
import parley.contracts.edge.Subscription;
import parley.contracts.id.UserId;
import parley.contracts.space.SpaceId;
import parley.contracts.wire.WireMemberPage;
import parley.contracts.wire.WireMemberPrefix;
import parley.contracts.wire.WireMembersNamed;
import parley.contracts.wire.WireMove;
import parley.contracts.wire.WireRequestMembers;
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
      case Subscription.RequestMembers request -> wire.setRequestMembers(toWire(request)).build();
      case Subscription.Move move ->
          wire.setMove(
                  WireMove.newBuilder()
                      .setSpaceId(move.space().value())
                      .setUserId(move.user().value())
                      .setSession(move.session())
                      .setFromSlot(move.fromSlot())
                      .setFromEpoch(move.fromEpoch()))
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
      case REQUEST_MEMBERS -> request(slot, epoch, wire.getRequestMembers());
      case MOVE ->
          new Subscription.Move(
              slot,
              epoch,
              new SpaceId(wire.getMove().getSpaceId()),
              new UserId(wire.getMove().getUserId()),
              wire.getMove().getSession(),
              wire.getMove().getFromSlot(),
              wire.getMove().getFromEpoch());
      case SUBSCRIPTION_NOT_SET -> new Subscription.Unknown(slot, epoch);
    };
  }

  private static WireRequestMembers toWire(Subscription.RequestMembers request) {
    WireRequestMembers.Builder wire =
        WireRequestMembers.newBuilder()
            .setSpaceId(request.space().value())
            .setUserId(request.user().value())
            .setRequest(request.request());
    return switch (request.query()) {
      case MemberQuery.Page page ->
          wire.setPage(
                  WireMemberPage.newBuilder()
                      .setAfterUserId(page.after().value())
                      .setLimit(page.limit()))
              .build();
      case MemberQuery.Prefix prefix ->
          wire.setPrefix(
                  WireMemberPrefix.newBuilder().setText(prefix.text()).setLimit(prefix.limit()))
              .build();
      case MemberQuery.Named named ->
          wire.setNamed(
                  WireMembersNamed.newBuilder()
                      .addAllUserIds(named.users().stream().map(UserId::value).toList()))
              .build();
    };
  }

  private static Subscription request(int slot, long epoch, WireRequestMembers wire) {
    MemberQuery query =
        switch (wire.getQueryCase()) {
          case PAGE ->
              new MemberQuery.Page(
                  new UserId(wire.getPage().getAfterUserId()), wire.getPage().getLimit());
          case PREFIX ->
              new MemberQuery.Prefix(wire.getPrefix().getText(), wire.getPrefix().getLimit());
          case NAMED ->
              new MemberQuery.Named(
                  wire.getNamed().getUserIdsList().stream().map(UserId::new).toList());
          case QUERY_NOT_SET -> null;
        };
    return query == null
        ? new Subscription.Unknown(slot, epoch)
        : new Subscription.RequestMembers(
            slot,
            epoch,
            new SpaceId(wire.getSpaceId()),
            new UserId(wire.getUserId()),
            wire.getRequest(),
            query);
  }
}
