package parley.connect.elasticsearch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.connect.sink.SinkRecord;
import parley.contracts.id.MessageId;

/// Writes that wait, the oldest first, each document once. For one thread; the sizes may be read by
/// others.
final class WriteBuffer {
  private final ElasticsearchSinkConfig.Limits limits;
  private final Map<MessageId, Pending> pending = new LinkedHashMap<>();
  private volatile int documents;
  private volatile long bytes;

  /// @param record where the write comes from
  record Pending(DocumentWrite write, SinkRecord record) {}

  WriteBuffer(ElasticsearchSinkConfig.Limits limits) {
    this.limits = limits;
  }

  void add(Pending next) {
    Pending present = pending.get(next.write.message());
    DocumentWrite write = present == null ? next.write : present.write.then(next.write);
    if (present == null || write != present.write) {
      pending.put(write.message(), new Pending(write, next.record));
      size(bytes + write.bytes() - (present == null ? 0 : present.write.bytes()));
    }
  }

  /// Whether there is enough for a bulk.
  boolean isFull() {
    return documents >= limits.documents() || bytes >= limits.bytes();
  }

  boolean isEmpty() {
    return pending.isEmpty();
  }

  int documents() {
    return documents;
  }

  long bytes() {
    return bytes;
  }

  /// The oldest that fit in one bulk; at least one, if there is one.
  List<Pending> next() {
    List<Pending> next = new ArrayList<>();
    long size = 0;
    for (Pending each : pending.values()) {
      size += each.write.bytes();
      if (next.size() == limits.documents() || (!next.isEmpty() && size > limits.bytes())) {
        break;
      }
      next.add(each);
    }
    return next;
  }

  /// Puts another write in the place of one.
  void replace(Pending old, DocumentWrite now) {
    pending.put(now.message(), new Pending(now, old.record));
    size(bytes + now.bytes() - old.write.bytes());
  }

  void remove(Collection<Pending> done) {
    long freed = 0;
    for (Pending each : done) {
      if (pending.remove(each.write.message(), each)) {
        freed += each.write.bytes();
      }
    }
    size(bytes - freed);
  }

  void removeIf(Predicate<SinkRecord> unwanted) {
    remove(pending.values().stream().filter(each -> unwanted.test(each.record)).toList());
  }

  private void size(long now) {
    bytes = now;
    documents = pending.size();
  }
}
