package parley.gateway.fanout;

import java.util.Collection;
import parley.gateway.session.Seat;
import parley.gateway.session.Session;

/// Sessions that an event is for, by event loop. Immutable.
public final class Audience {
  private final Session[][] byLoop;
  private final int size;

  private Audience(Session[][] byLoop, int size) {
    this.byLoop = byLoop;
    this.size = size;
  }

  public static Audience of(Collection<Seat> seats, int loops) {
    int[] counts = new int[loops];
    for (Seat seat : seats) {
      counts[seat.loop()]++;
    }
    Session[][] byLoop = new Session[loops][];
    for (int loop = 0; loop < loops; loop++) {
      byLoop[loop] = new Session[counts[loop]];
    }
    for (Seat seat : seats) {
      byLoop[seat.loop()][--counts[seat.loop()]] = seat.session();
    }
    return new Audience(byLoop, seats.size());
  }

  public int size() {
    return size;
  }

  /// Not to be changed.
  Session[] on(int loop) {
    return byLoop[loop];
  }
}
