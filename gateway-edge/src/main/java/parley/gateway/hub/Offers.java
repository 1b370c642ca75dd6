package parley.gateway.hub;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.edge.Handover;
import parley.contracts.id.GuildId;
import parley.contracts.space.SpaceId;
import parley.gateway.dispatch.Dispatch;
import parley.gateway.fanout.Fanout;
import parley.gateway.frame.ClientFrame;
import parley.gateway.inbox.HandoverSender;
import parley.gateway.inbox.LogHandovers;
import parley.gateway.inbox.Subscriptions;
import parley.gateway.metric.EdgeMetrics;
import parley.gateway.metric.MoveOutcome;
import parley.gateway.session.Outlet;
import parley.gateway.session.Seat;
import parley.gateway.session.Session;
import parley.gateway.space.GuildSpace;

/// Gives sessions to other nodes, whose clients came back there: each of a session's spaces says
/// when it leaves, and until then it is told here; when it left all, what the client has not got is
/// handed over, and the session ends here.
///
/// Used by the hub's thread only; bounded by the sessions and by [#REMEMBERED].
final class Offers {
  static final long WITHIN_MS = 15_000;

  /// Sessions that went away lately, so that others who look for them here are told where they are.
  private static final int REMEMBERED = 20_000;

  /// A part ends with the event that reaches this size; the broker's limit is 1 MiB.
  private static final int PART_BYTES = 256 * 1024;

  private static final int MOST_EVENT_BYTES = 700 * 1024;

  private final Directory directory;
  private final Departures departures;
  private final Subscriptions subscriptions;
  private final HandoverSender sender;
  private final HubQueue queue;
  private final Fanout fanout;
  private final InstantSource clock;
  private final EdgeMetrics metrics;
  private final Map<String, Offer> offers = new HashMap<>();
  private final Map<String, Integer> gone =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Offer(Seat seat, Handover.Claimed claim, Set<SpaceId> left, long sinceMs) {}

  Offers(
      Directory directory,
      Departures departures,
      Subscriptions subscriptions,
      HandoverSender sender,
      HubQueue queue,
      Fanout fanout,
      InstantSource clock,
      EdgeMetrics metrics) {
    this.directory = directory;
    this.departures = departures;
    this.subscriptions = subscriptions;
    this.sender = sender;
    this.queue = queue;
    this.fanout = fanout;
    this.clock = clock;
    this.metrics = metrics;
  }

  /// The slot that a session went to, or null.
  @Nullable Integer wentTo(String session) {
    return gone.get(session);
  }

  void claimed(Handover.Claimed claim) {
    Seat seat = directory.seat(claim.session());
    Integer elsewhere = gone.get(claim.session());
    if (seat == null && elsewhere != null && elsewhere != claim.slot()) {
      sender.send(elsewhere, LogHandovers.ANY_LIFE, claim.user(), claim);
      return;
    }
    if (seat == null && !claim.demanded()) {
      return;
    }
    if (seat == null
        || seat.isMoving()
        || !seat.ready()
        || !seat.user().equals(claim.user())
        || !seat.credential().equals(claim.credential())) {
      refuse(claim);
      return;
    }
    Outlet outlet = seat.outlet();
    if (outlet != null) {
      fanout.run(seat.loop(), seat.session()::release);
      seat.loseSocket(clock.millis());
    }
    seat.move(true);
    // What its client does not know yet, it learns where it goes.
    departures.stopAwaiting(seat);
    Set<SpaceId> spaces = new HashSet<>();
    spaces.add(seat.user().space());
    seat.guilds().forEach(guild -> spaces.add(guild.space()));
    offers.put(claim.session(), new Offer(seat, claim, spaces, clock.millis()));
    ClientFrame.Identify identify = seat.identify();
    ClientFrame.Shard shard = identify.shard();
    sender.send(
        claim.slot(),
        claim.epoch(),
        claim.user(),
        new Handover.Offered(
            claim.session(),
            subscriptions.slot(),
            subscriptions.epoch(),
            seat.bot(),
            identify.intents(),
            shard == null ? 0 : shard.id(),
            shard == null ? 0 : shard.count(),
            identify.largeThreshold(),
            seat.presence(),
            List.copyOf(seat.guilds())));
  }

  /// A space tells nothing more for a session.
  void left(SpaceId space, String session) {
    Offer offer = offers.get(session);
    if (offer == null || !offer.left().remove(space)) {
      return;
    }
    Seat seat = offer.seat();
    GuildSpace guild = directory.guild(new GuildId(space.value()));
    if (space.equals(seat.user().space())) {
      seat.leaveUser();
    } else if (guild != null) {
      guild.index().removeSeat(seat);
    }
    if (offer.left().isEmpty()) {
      offers.remove(session);
      fanout.run(
          seat.loop(),
          () -> {
            Session.Departed departed = seat.session().depart(offer.claim().sequence());
            queue.offer(() -> give(offer, departed));
          });
    }
  }

  /// Ends what took too long.
  void sweep(long nowMs) {
    offers
        .values()
        .removeIf(
            offer -> {
              boolean late = nowMs - offer.sinceMs() >= WITHIN_MS;
              if (late) {
                metrics.moved(MoveOutcome.FAILED);
                departures.end(offer.seat());
              }
              return late;
            });
  }

  void clear() {
    offers.clear();
    gone.clear();
  }

  private void give(Offer offer, Session.@Nullable Departed departed) {
    Handover.Claimed claim = offer.claim();
    if (departed == null || !directory.holds(offer.seat())) {
      refuse(claim);
    } else {
      parts(claim, offer.seat(), departed);
      gone.put(claim.session(), claim.slot());
      metrics.moved(MoveOutcome.GIVEN);
    }
    departures.end(offer.seat());
  }

  private void parts(Handover.Claimed claim, Seat seat, Session.Departed departed) {
    List<List<Handover.KeptEvent>> parts = new ArrayList<>();
    List<Handover.KeptEvent> open = new ArrayList<>();
    int bytes = 0;
    for (Dispatch event : departed.events()) {
      byte[] body = event.bodyFor(seat.session().viewer()).json();
      if (body.length > MOST_EVENT_BYTES) {
        refuse(claim);
        return;
      }
      // Without the brace that ends the payload.
      String json = new String(body, 0, body.length - 1, StandardCharsets.UTF_8);
      open.add(new Handover.KeptEvent(event.type().name(), json, event.decidedAtMs()));
      bytes += body.length;
      if (bytes >= PART_BYTES) {
        parts.add(open);
        open = new ArrayList<>();
        bytes = 0;
      }
    }
    parts.add(open);
    for (int part = 0; part < parts.size(); part++) {
      sender.send(
          claim.slot(),
          claim.epoch(),
          claim.user(),
          new Handover.Given(
              claim.session(), parts.size() - 1 - part, departed.lastSequence(), parts.get(part)));
    }
  }

  private void refuse(Handover.Claimed claim) {
    sender.send(claim.slot(), claim.epoch(), claim.user(), new Handover.Refused(claim.session()));
  }
}
