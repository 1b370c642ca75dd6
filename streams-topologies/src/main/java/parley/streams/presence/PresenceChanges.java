package parley.streams.presence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import parley.contracts.codec.PresenceCodec;
import parley.contracts.presence.PresenceChange;
import parley.contracts.space.Layout;
import parley.contracts.space.SpaceId;

/// Gathers changes on their way from users to spaces: one record for each partition of spaces and
/// turn, however many users changed and however many guilds they have. Belongs to the task's
/// thread; a record leaves when it reaches [#RECORD_BYTES].
public final class PresenceChanges {
  /// Far below the broker's limit of 1 MiB.
  static final int RECORD_BYTES = 256 * 1024;

  private static final PresenceCodec PRESENCES = new PresenceCodec();

  private final Layout layout;
  private final BiConsumer<Integer, List<PresenceChange>> sender;
  private final Map<Integer, Gathered> gathered = new HashMap<>();

  private static final class Gathered {
    final List<PresenceChange> changes = new ArrayList<>();
    int bytes;
  }

  /// @param sender takes the partition and what its spaces are to know
  public PresenceChanges(Layout layout, BiConsumer<Integer, List<PresenceChange>> sender) {
    this.layout = layout;
    this.sender = sender;
  }

  void add(PresenceChange change) {
    int bytes = PRESENCES.encode(change.presence()).length;
    Map<Integer, List<SpaceId>> byPartition = new HashMap<>();
    for (SpaceId space : change.spaces()) {
      byPartition
          .computeIfAbsent(layout.spacePartition(space), ignored -> new ArrayList<>())
          .add(space);
    }
    byPartition.forEach(
        (partition, spaces) -> {
          for (int from = 0; from < spaces.size(); from += RECORD_BYTES / Long.BYTES) {
            int to = Math.min(spaces.size(), from + RECORD_BYTES / Long.BYTES);
            add(partition, new PresenceChange(change.presence(), spaces.subList(from, to)), bytes);
          }
        });
  }

  private void add(int partition, PresenceChange change, int presenceBytes) {
    Gathered record = gathered.computeIfAbsent(partition, ignored -> new Gathered());
    record.changes.add(change);
    record.bytes += presenceBytes + change.spaces().size() * Long.BYTES;
    if (record.bytes >= RECORD_BYTES) {
      sender.accept(partition, record.changes);
      gathered.remove(partition);
    }
  }

  /// Lets all go that was gathered.
  void flush() {
    gathered.forEach((partition, record) -> sender.accept(partition, record.changes));
    gathered.clear();
  }
}
