package parley.streams.voice;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import parley.contracts.codec.MalformedRecordException;
import parley.contracts.codec.RouterBeatCodec;
import parley.contracts.voice.Placement;
import parley.contracts.voice.RouterBeat;
import parley.contracts.voice.RouterId;

/// The routers as their beats tell. One whose beat has not changed for [#SILENCE_MS] is dead,
/// measured with the task's own clock, so that clocks of routers do not matter. Belongs to the
/// task's thread; bounded by the number of routers.
public final class Routers {
  /// Four beats.
  static final long SILENCE_MS = 4_000;

  private static final RouterBeatCodec CODEC = new RouterBeatCodec();

  private final KeyValueStore<Bytes, byte[]> store;
  private final Map<RouterId, Heard> routers = new HashMap<>();

  private record Heard(RouterBeat beat, long changedAtMs) {}

  /// @param store all routers' last beats, which every instance has
  public Routers(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /// Looks at the beats again. A router that is seen for the first time counts as heard now.
  void look(long nowMs) {
    Map<RouterId, Heard> before = new HashMap<>(routers);
    routers.clear();
    try (KeyValueIterator<Bytes, byte[]> beats = store.all()) {
      while (beats.hasNext()) {
        KeyValue<Bytes, byte[]> entry = beats.next();
        remember(entry.value, before, nowMs);
      }
    }
  }

  private void remember(byte[] bytes, Map<RouterId, Heard> before, long nowMs) {
    RouterBeat beat;
    try {
      beat = CODEC.decode(bytes);
    } catch (MalformedRecordException e) {
      // A router whose beats cannot be read is one that does not beat.
      return;
    }
    Heard known = before.get(beat.router());
    long changedAtMs = known != null && known.beat.equals(beat) ? known.changedAtMs : nowMs;
    routers.put(beat.router(), new Heard(beat, changedAtMs));
  }

  /// Whether a client can stay where it was placed.
  boolean keeps(Placement placement, long nowMs) {
    Heard heard = routers.get(placement.router());
    return heard != null
        && heard.beat.life() == placement.life()
        && !heard.beat.draining()
        && isAlive(heard, nowMs);
  }

  /// Where a client should go: to the router that its channel is on, if it can; else to the one
  /// that is least taken.
  ///
  /// @param neighbours where the others of the channel are
  Optional<RouterBeat> choose(List<Placement> neighbours, long nowMs) {
    for (Placement neighbour : neighbours) {
      Heard heard = routers.get(neighbour.router());
      if (heard != null && keeps(neighbour, nowMs) && heard.beat.hasRoom()) {
        return Optional.of(heard.beat);
      }
    }
    return routers.values().stream()
        .filter(heard -> isAlive(heard, nowMs) && heard.beat.hasRoom())
        .map(Heard::beat)
        .min(
            Comparator.comparingDouble((RouterBeat beat) -> (double) beat.seats() / beat.capacity())
                .thenComparingInt(beat -> beat.router().value()));
  }

  private static boolean isAlive(Heard heard, long nowMs) {
    return nowMs - heard.changedAtMs < SILENCE_MS;
  }
}
