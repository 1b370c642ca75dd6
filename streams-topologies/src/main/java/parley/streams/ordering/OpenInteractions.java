package parley.streams.ordering;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import parley.contracts.codec.OpenInteractionCodec;
import parley.contracts.codec.WhisperCodec;
import parley.contracts.id.MessageId;
import parley.contracts.interaction.OpenInteraction;
import parley.contracts.interaction.Whisper;
import parley.contracts.snowflake.Snowflake;

/// The interactions that can still be answered, and the answers that one person alone sees. Ids
/// grow with time, so what is too old stands first: an interaction lasts [#LIFE], a whispered
/// message [#WHISPER_LIFE]. Belongs to the task's thread.
public final class OpenInteractions {
  /// How long an application may wait with its first answer.
  static final Duration ANSWER_TIME = Duration.ofSeconds(3);

  /// How long it may go on answering.
  static final Duration LIFE = Duration.ofMinutes(15);

  /// How long an answer that one person alone sees can be changed, and its components be used.
  static final Duration WHISPER_LIFE = Duration.ofHours(1);

  private static final OpenInteractionCodec INTERACTIONS = new OpenInteractionCodec();
  private static final WhisperCodec WHISPERS = new WhisperCodec();
  private static final byte INTERACTION = 'i';
  private static final byte WHISPER = 'w';

  private final KeyValueStore<Bytes, byte[]> store;
  private final KeyValueStore<Bytes, byte[]> unanswered;

  public OpenInteractions(
      KeyValueStore<Bytes, byte[]> store, KeyValueStore<Bytes, byte[]> unanswered) {
    this.store = store;
    this.unanswered = unanswered;
  }

  @Nullable OpenInteraction find(long id) {
    byte[] bytes = store.get(key(INTERACTION, id));
    return bytes == null ? null : INTERACTIONS.decode(bytes);
  }

  void begin(OpenInteraction interaction) {
    put(interaction);
    unanswered.put(key(INTERACTION, interaction.interaction().id()), new byte[0]);
  }

  void put(OpenInteraction interaction) {
    long id = interaction.interaction().id();
    store.put(key(INTERACTION, id), INTERACTIONS.encode(interaction));
    if (interaction.answered()) {
      unanswered.delete(key(INTERACTION, id));
    }
  }

  @Nullable Whisper whisper(MessageId message) {
    byte[] bytes = store.get(key(WHISPER, message.value()));
    return bytes == null ? null : WHISPERS.decode(bytes);
  }

  void put(Whisper whisper) {
    store.put(key(WHISPER, whisper.message().id().value()), WHISPERS.encode(whisper));
  }

  void removeWhisper(MessageId message) {
    store.delete(key(WHISPER, message.value()));
  }

  /// Takes out those whose first answer did not come in time.
  List<OpenInteraction> takeOverdue(long nowMs, int most) {
    List<OpenInteraction> overdue = new ArrayList<>();
    for (Bytes key : keysBefore(unanswered, INTERACTION, nowMs - ANSWER_TIME.toMillis(), most)) {
      byte[] bytes = store.get(key);
      if (bytes != null) {
        overdue.add(INTERACTIONS.decode(bytes));
      }
      unanswered.delete(key);
      store.delete(key);
    }
    return overdue;
  }

  /// Deletes what is too old for anything, no more than `most` entries of each kind.
  void forgetOld(long nowMs, int most) {
    keysBefore(store, INTERACTION, nowMs - LIFE.toMillis(), most).forEach(store::delete);
    keysBefore(store, WHISPER, nowMs - WHISPER_LIFE.toMillis(), most).forEach(store::delete);
  }

  static boolean isOver(long interaction, long nowMs) {
    return Snowflake.unixMs(interaction) < nowMs - LIFE.toMillis();
  }

  private static List<Bytes> keysBefore(
      KeyValueStore<Bytes, byte[]> entries, byte kind, long momentMs, int most) {
    List<Bytes> keys = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> old =
        entries.range(key(kind, 0), key(kind, Snowflake.floor(momentMs)))) {
      while (old.hasNext() && keys.size() < most) {
        KeyValue<Bytes, byte[]> entry = old.next();
        keys.add(entry.key);
      }
    }
    return keys;
  }

  private static Bytes key(byte kind, long id) {
    return Bytes.wrap(ByteBuffer.allocate(1 + Long.BYTES).put(kind).putLong(id).array());
  }
}
