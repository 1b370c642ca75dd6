package parley.contracts.codec;

import parley.contracts.edge.Handover;
import parley.contracts.id.CredentialId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.wire.WireHandover;
import parley.contracts.wire.WireKeptEvent;
import parley.contracts.wire.WireSessionArrives;
import parley.contracts.wire.WireSessionClaimed;
import parley.contracts.wire.WireSessionGiven;
import parley.contracts.wire.WireSessionLeaves;
import parley.contracts.wire.WireSessionOffered;
import parley.contracts.wire.WireSessionRefused;

/// The moves of sessions to and from their wire form.
final class HandoverWire {
  private HandoverWire() {}

  static WireHandover toWire(Handover handover) {
    WireHandover.Builder wire = WireHandover.newBuilder().setSession(handover.session());
    return switch (handover) {
      case Handover.Claimed claimed ->
          wire.setClaimed(
                  WireSessionClaimed.newBuilder()
                      .setUserId(claimed.user().value())
                      .setCredentialId(claimed.credential().value())
                      .setSequence(claimed.sequence())
                      .setSlot(claimed.slot())
                      .setEpoch(claimed.epoch())
                      .setDemanded(claimed.demanded()))
              .build();
      case Handover.Offered offered -> wire.setOffered(toWire(offered)).build();
      case Handover.Refused ignored ->
          wire.setRefused(WireSessionRefused.getDefaultInstance()).build();
      case Handover.Leaves ignored ->
          wire.setLeaves(WireSessionLeaves.getDefaultInstance()).build();
      case Handover.Arrives ignored ->
          wire.setArrives(WireSessionArrives.getDefaultInstance()).build();
      case Handover.Given given -> wire.setGiven(toWire(given)).build();
    };
  }

  static Handover fromWire(WireHandover wire) {
    String session = wire.getSession();
    return switch (wire.getHandoverCase()) {
      case CLAIMED -> {
        WireSessionClaimed claimed = wire.getClaimed();
        yield new Handover.Claimed(
            session,
            new UserId(claimed.getUserId()),
            new CredentialId(claimed.getCredentialId()),
            claimed.getSequence(),
            claimed.getSlot(),
            claimed.getEpoch(),
            claimed.getDemanded());
      }
      case OFFERED -> offered(session, wire.getOffered());
      case LEAVES -> new Handover.Leaves(session);
      case ARRIVES -> new Handover.Arrives(session);
      case GIVEN ->
          new Handover.Given(
              session,
              wire.getGiven().getRemaining(),
              wire.getGiven().getLastSequence(),
              wire.getGiven().getEventsList().stream()
                  .map(
                      event ->
                          new Handover.KeptEvent(
                              event.getType(), event.getJson(), event.getDecidedAtMs()))
                  .toList());
      // What a newer release says cannot be carried out: the client begins anew.
      case REFUSED, HANDOVER_NOT_SET -> new Handover.Refused(session);
    };
  }

  private static WireSessionOffered toWire(Handover.Offered offered) {
    WireSessionOffered.Builder wire =
        WireSessionOffered.newBuilder()
            .setSlot(offered.slot())
            .setEpoch(offered.epoch())
            .setBot(offered.bot())
            .setShardId(offered.shardId())
            .setShardCount(offered.shardCount())
            .setLargeThreshold(offered.largeThreshold())
            .setPresence(PresenceWire.toWire(offered.presence()))
            .addAllGuildIds(offered.guilds().stream().map(GuildId::value).toList());
    if (offered.intents() != null) {
      wire.setIntents(offered.intents());
    }
    return wire.build();
  }

  private static Handover.Offered offered(String session, WireSessionOffered wire) {
    return new Handover.Offered(
        session,
        wire.getSlot(),
        wire.getEpoch(),
        wire.getBot(),
        wire.hasIntents() ? wire.getIntents() : null,
        wire.getShardId(),
        wire.getShardCount(),
        wire.getLargeThreshold(),
        PresenceWire.fromWire(wire.getPresence()),
        wire.getGuildIdsList().stream().map(GuildId::new).toList());
  }

  private static WireSessionGiven toWire(Handover.Given given) {
    WireSessionGiven.Builder wire =
        WireSessionGiven.newBuilder()
            .setRemaining(given.remaining())
            .setLastSequence(given.lastSequence());
    for (Handover.KeptEvent event : given.events()) {
      wire.addEvents(
          WireKeptEvent.newBuilder()
              .setType(event.type())
              .setJson(event.json())
              .setDecidedAtMs(event.decidedAtMs()));
    }
    return wire.build();
  }
}
