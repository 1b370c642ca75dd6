package parley.gateway.presence;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import parley.contracts.id.UserId;
import parley.contracts.presence.SessionPresence;
import parley.gateway.frame.ClientFrame;
import parley.gateway.session.Seat;

/// Says how the users of this node are present: when their sessions come, change or go, and again
/// every [#EVERY_MS] as long as there are any. A session may change [#CHANGES] times in
/// [#WINDOW_MS]; of what it says beyond that, the last thing counts when the time is over.
///
/// Used by the hub's thread only; bounded by the users with sessions.
public final class PresenceBeats {
  public static final long EVERY_MS = 60_000;
  static final int CHANGES = 5;
  static final long WINDOW_MS = 20_000;

  private final BeatSender sender;
  private final Function<UserId, List<Seat>> seats;

  /// When the last beat was, oldest first.
  private final Map<UserId, Long> beaten = new LinkedHashMap<>();

  private final Map<Seat, Changes> changes = new HashMap<>();

  /// What a session said in the window that is open.
  private static final class Changes {
    final long beganAtMs;
    int count;
    boolean held;

    Changes(long beganAtMs) {
      this.beganAtMs = beganAtMs;
    }
  }

  /// @param seats the sessions of a user here
  public PresenceBeats(BeatSender sender, Function<UserId, List<Seat>> seats) {
    this.sender = sender;
    this.seats = seats;
  }

  /// Sessions of a user came or went.
  public void touched(UserId user, long nowMs) {
    List<SessionPresence> present = seats.apply(user).stream().map(Seat::presence).toList();
    if (present.isEmpty()) {
      if (beaten.remove(user) == null) {
        return;
      }
    } else {
      beaten.remove(user);
      beaten.put(user, nowMs);
    }
    sender.send(user, present);
  }

  /// A session is present in another way.
  public void update(Seat seat, ClientFrame.UpdatePresence update, long nowMs) {
    SessionPresence next =
        new SessionPresence(seat.presence().device(), update.status(), update.activities());
    if (next.equals(seat.presence())) {
      return;
    }
    seat.present(next);
    Changes said = changes.computeIfAbsent(seat, ignored -> new Changes(nowMs));
    said.count++;
    if (said.count > CHANGES && nowMs - said.beganAtMs < WINDOW_MS) {
      said.held = true;
    } else {
      touched(seat.user(), nowMs);
    }
  }

  /// Beats where it is due.
  public void sweep(long nowMs) {
    changes
        .entrySet()
        .removeIf(
            entry -> {
              boolean over = nowMs - entry.getValue().beganAtMs >= WINDOW_MS;
              if (over && entry.getValue().held) {
                touched(entry.getKey().user(), nowMs);
              }
              return over;
            });
    Iterator<Map.Entry<UserId, Long>> oldest = beaten.entrySet().iterator();
    Map<UserId, Long> again = new LinkedHashMap<>();
    while (oldest.hasNext()) {
      Map.Entry<UserId, Long> next = oldest.next();
      if (nowMs - next.getValue() < EVERY_MS) {
        break;
      }
      again.put(next.getKey(), nowMs);
      oldest.remove();
    }
    beaten.putAll(again);
    again
        .keySet()
        .forEach(
            user -> sender.send(user, seats.apply(user).stream().map(Seat::presence).toList()));
  }

  public void clear() {
    beaten.clear();
    changes.clear();
  }
}
