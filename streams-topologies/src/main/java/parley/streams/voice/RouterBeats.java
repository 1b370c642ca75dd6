package parley.streams.voice;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/// Keeps the last beat of every router in the store that all tasks of an instance read.
public final class RouterBeats implements Processor<byte[], byte[], Void, Void> {
  private final String name;
  private KeyValueStore<Bytes, byte[]> store;

  /// @param name of the store
  @SuppressWarnings("NullAway.Init") // Streams calls init before anything else.
  public RouterBeats(String name) {
    this.name = name;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    store = context.getStateStore(name);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Bytes key = Bytes.wrap(record.key());
    if (record.value() == null) {
      store.delete(key);
    } else {
      store.put(key, record.value());
    }
  }
}
