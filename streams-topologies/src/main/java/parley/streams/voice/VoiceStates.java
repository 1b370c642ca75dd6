package parley.streams.voice;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import parley.contracts.codec.VoiceStateCodec;
import parley.contracts.id.UserId;
import parley.contracts.space.SpaceId;
import parley.contracts.voice.VoiceState;

/// Everybody of the task's spaces who is in voice. All of them are in memory too, since routers
/// that die are looked for in all of them: some hundred bytes each, bounded by who can be in voice
/// at a time. Belongs to the task's thread.
public final class VoiceStates {
  private static final VoiceStateCodec CODEC = new VoiceStateCodec();

  private final KeyValueStore<Bytes, byte[]> store;
  private final Map<SpaceId, Map<UserId, VoiceState>> spaces = new HashMap<>();
  private int size;

  public VoiceStates(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
    try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<Bytes, byte[]> entry = all.next();
        remember(CODEC.decode(entry.value));
      }
    }
  }

  public int size() {
    return size;
  }

  public @Nullable VoiceState find(SpaceId space, UserId user) {
    return spaces.getOrDefault(space, Map.of()).get(user);
  }

  public List<VoiceState> of(SpaceId space) {
    return List.copyOf(spaces.getOrDefault(space, Map.of()).values());
  }

  List<VoiceState> all() {
    List<VoiceState> all = new ArrayList<>(size);
    spaces.values().forEach(users -> all.addAll(users.values()));
    return all;
  }

  void put(VoiceState state) {
    store.put(key(state.guild().space(), state.user()), CODEC.encode(state));
    remember(state);
  }

  void remove(VoiceState state) {
    SpaceId space = state.guild().space();
    store.delete(key(space, state.user()));
    Map<UserId, VoiceState> users = spaces.get(space);
    if (users != null && users.remove(state.user()) != null) {
      size--;
      if (users.isEmpty()) {
        spaces.remove(space);
      }
    }
  }

  private void remember(VoiceState state) {
    Map<UserId, VoiceState> users =
        spaces.computeIfAbsent(state.guild().space(), ignored -> new HashMap<>());
    if (users.put(state.user(), state) == null) {
      size++;
    }
  }

  private static Bytes key(SpaceId space, UserId user) {
    return Bytes.wrap(
        ByteBuffer.allocate(2 * Long.BYTES).putLong(space.value()).putLong(user.value()).array());
  }
}
