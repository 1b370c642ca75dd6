package parley.contracts.codec;

import parley.contracts.voice.RouterBeat;
import parley.contracts.voice.RouterId;
import parley.contracts.wire.WireRouterBeat;

/// Signs of life of voice routers, as the values of `voice.nodes`.
public final class RouterBeatCodec extends WireCodec<RouterBeat, WireRouterBeat> {
  public RouterBeatCodec() {
    super("router beat", WireRouterBeat.parser());
  }

  @Override
  WireRouterBeat toWire(RouterBeat beat) {
    return WireRouterBeat.newBuilder()
        .setRouter(beat.router().value())
        .setLife(beat.life())
        .setBeat(beat.beat())
        .setEndpoint(beat.endpoint())
        .setRegion(beat.region())
        .setSeats(beat.seats())
        .setCapacity(beat.capacity())
        .setDraining(beat.draining())
        .build();
  }

  @Override
  RouterBeat fromWire(WireRouterBeat wire) {
    return new RouterBeat(
        new RouterId(wire.getRouter()),
        wire.getLife(),
        wire.getBeat(),
        wire.getEndpoint(),
        wire.getRegion(),
        wire.getSeats(),
        wire.getCapacity(),
        wire.getDraining());
  }
}
