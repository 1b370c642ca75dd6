package parley.gateway.hub;

import java.time.InstantSource;
import parley.contracts.id.GuildId;
import parley.contracts.token.AccessToken;
import parley.gateway.fanout.Fanout;
import parley.gateway.frame.ClientFrame;
import parley.gateway.metric.EdgeMetrics;
import parley.gateway.session.Outlet;
import parley.gateway.session.ResumeOutcome;
import parley.gateway.session.Seat;
import parley.gateway.session.Session;
import parley.gateway.space.GuildSpace;

/// Sessions lose their sockets and are taken up again. A session belongs to one event loop; when
/// its client comes back on another, the former lets go of it before the next one gets it. Used by
/// the hub's thread only.
final class Resumes {
  private final Directory directory;
  private final Departures departures;
  private final Fanout fanout;
  private final LoopHandover handover;
  private final InstantSource clock;
  private final EdgeMetrics metrics;

  Resumes(
      Directory directory,
      Departures departures,
      Fanout fanout,
      LoopHandover handover,
      InstantSource clock,
      EdgeMetrics metrics) {
    this.directory = directory;
    this.departures = departures;
    this.fanout = fanout;
    this.handover = handover;
    this.clock = clock;
    this.metrics = metrics;
  }

  void resume(Outlet outlet, AccessToken token, ClientFrame.Resume resume) {
    Seat seat = directory.seat(resume.sessionId());
    if (seat == null
        || !seat.user().equals(token.user())
        || !seat.credential().equals(token.credential())) {
      metrics.resumed(ResumeOutcome.UNKNOWN_SESSION);
      fanout.run(outlet.loop(), outlet::refuseResume);
      return;
    }
    if (seat.loop() != outlet.loop()) {
      release(seat);
    }
    seat.moveTo(outlet);
    long nowMs = clock.millis();
    fanout.run(
        outlet.loop(),
        () -> {
          ResumeOutcome outcome = seat.session().resume(outlet, resume.sequence(), nowMs);
          metrics.resumed(outcome);
        });
  }

  /// A socket is gone that a session had.
  ///
  /// @param goodbye whether the client said so
  void socketGone(Outlet outlet, Session session, boolean goodbye) {
    Seat seat = directory.seat(session.id());
    if (seat == null || seat.outlet() != outlet) {
      return;
    }
    seat.loseSocket(clock.millis());
    if (goodbye) {
      departures.end(seat);
    }
  }

  /// After this its event loop has nothing more to do with the session.
  private void release(Seat seat) {
    fanout.run(seat.loop(), seat.session()::release);
    fanout.flush();
    handover.await(seat.loop());
    for (GuildId id : seat.guilds()) {
      GuildSpace guild = directory.guild(id);
      if (guild != null) {
        guild.index().forgetReaders();
      }
    }
  }
}
