package parley.contracts.codec;

import parley.contracts.id.UserId;
import parley.contracts.voice.RouterId;
import parley.contracts.voice.VoiceOrder;
import parley.contracts.wire.WireDismissVoice;
import parley.contracts.wire.WirePermitVoice;
import parley.contracts.wire.WireVoiceOrder;

/// What routers are told, as the values of `voice.orders`.
public final class VoiceOrderCodec extends WireCodec<VoiceOrder, WireVoiceOrder> {
  public VoiceOrderCodec() {
    super("voice order", WireVoiceOrder.parser());
  }

  @Override
  WireVoiceOrder toWire(VoiceOrder order) {
    WireVoiceOrder.Builder wire =
        WireVoiceOrder.newBuilder()
            .setRouter(order.router().value())
            .setUserId(order.user().value())
            .setConnection(order.connection());
    return switch (order) {
      case VoiceOrder.Permit permit ->
          wire.setPermit(
                  WirePermitVoice.newBuilder()
                      .setSilenced(permit.silenced())
                      .setDeafened(permit.deafened()))
              .build();
      case VoiceOrder.Dismiss _ -> wire.setDismiss(WireDismissVoice.getDefaultInstance()).build();
      case VoiceOrder.Unknown unknown ->
          throw new IllegalArgumentException("an unknown order cannot be written: " + unknown);
    };
  }

  @Override
  VoiceOrder fromWire(WireVoiceOrder wire) {
    RouterId router = new RouterId(wire.getRouter());
    UserId user = new UserId(wire.getUserId());
    return switch (wire.getOrderCase()) {
      case PERMIT ->
          new VoiceOrder.Permit(
              router,
              user,
              wire.getConnection(),
              wire.getPermit().getSilenced(),
              wire.getPermit().getDeafened());
      case DISMISS -> new VoiceOrder.Dismiss(router, user, wire.getConnection());
      case ORDER_NOT_SET -> new VoiceOrder.Unknown(router, user, wire.getConnection());
    };
  }
}
