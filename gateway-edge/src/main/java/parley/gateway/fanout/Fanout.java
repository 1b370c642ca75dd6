package parley.gateway.fanout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.gateway.dispatch.Dispatch;
import parley.gateway.session.Seat;
import parley.gateway.session.Session;

/// Collects what a batch of records means for each event loop, and hands it over as one task per
/// loop: a wake-up costs more than a delivery. Used by the hub's thread only.
public final class Fanout {
  private static final Logger LOGGER = LoggerFactory.getLogger(Fanout.class);

  /// So much is handed over at once; more would only lie in memory for longer.
  private static final int BATCH = 512;

  private final List<? extends EdgeLoop> loops;
  private final DeliveryMetrics metrics;
  private final List<List<Runnable>> pending = new ArrayList<>();

  public Fanout(List<? extends EdgeLoop> loops, DeliveryMetrics metrics) {
    this.loops = loops;
    this.metrics = metrics;
    for (int loop = 0; loop < loops.size(); loop++) {
      pending.add(new ArrayList<>());
    }
  }

  public int loops() {
    return loops.size();
  }

  public void deliver(Dispatch event, Audience audience) {
    for (int loop = 0; loop < pending.size(); loop++) {
      Session[] sessions = audience.on(loop);
      if (sessions.length > 0) {
        run(loop, new Delivery(event, sessions, metrics));
      }
    }
  }

  public void deliver(Dispatch event, Collection<Seat> seats) {
    if (!seats.isEmpty()) {
      deliver(event, Audience.of(seats, loops.size()));
    }
  }

  public void deliver(Dispatch event, Seat seat) {
    run(seat.loop(), new Delivery(event, new Session[] {seat.session()}, metrics));
  }

  /// Has an event loop do something, in order with the deliveries.
  public void run(int loop, Runnable task) {
    pending.get(loop).add(task);
    if (pending.get(loop).size() >= BATCH) {
      handOver(loop);
    }
  }

  /// Hands everything over. Waits for event loops that are behind.
  public void flush() {
    for (int loop = 0; loop < pending.size(); loop++) {
      if (!pending.get(loop).isEmpty()) {
        handOver(loop);
      }
    }
  }

  private void handOver(int loop) {
    loops.get(loop).execute(pending.get(loop));
    pending.set(loop, new ArrayList<>());
  }

  private record Delivery(Dispatch event, Session[] sessions, DeliveryMetrics metrics)
      implements Runnable {
    @Override
    public void run() {
      for (Session session : sessions) {
        deliverTo(session);
      }
      metrics.delivered(event.type(), sessions.length, event.decidedAtMs());
    }

    /// What cannot be told to one session must not keep it from the others.
    private void deliverTo(Session session) {
      try {
        session.deliver(event);
      } catch (RuntimeException e) {
        LOGGER.error("{} could not be told to a session", event.type(), e);
        session.fail();
      }
    }
  }
}
