package parley.voice.room;

import java.util.ArrayList;
import java.util.List;

/// Who hears whom in one channel. Belongs to the media loop.
///
/// At most [#SPEAKERS] are carried at a time: who begins while so many speak is not heard until one
/// of them has been silent for [#HANGOVER_NS]. So a room's cost is bounded by listeners × speakers.
final class Room {
  static final int SPEAKERS = 12;
  static final long HANGOVER_NS = 400_000_000;

  private final List<Seat> seats = new ArrayList<>();
  private final List<Seat> speakers = new ArrayList<>(SPEAKERS);

  void enter(Seat seat) {
    seats.add(seat);
  }

  void leave(Seat seat) {
    seats.remove(seat);
    speakers.remove(seat);
  }

  boolean isEmpty() {
    return seats.isEmpty();
  }

  int size() {
    return seats.size();
  }

  Seat seat(int index) {
    return seats.get(index);
  }

  /// Lets a seat speak now.
  ///
  /// @return false when as many others do
  boolean admit(Seat seat, long nowNs) {
    if (!speakers.contains(seat)) {
      if (speakers.size() == SPEAKERS && !dropSilent(nowNs)) {
        return false;
      }
      speakers.add(seat);
    }
    seat.spokeNs = nowNs;
    return true;
  }

  private boolean dropSilent(long nowNs) {
    for (int index = speakers.size() - 1; index >= 0; index--) {
      if (nowNs - speakers.get(index).spokeNs > HANGOVER_NS) {
        speakers.remove(index);
        return true;
      }
    }
    return false;
  }
}
