package parley.streams.tail;

/// How far the Cassandra sink has come. Implementations may be called by any thread.
@FunctionalInterface
public interface SinkProgress {
  /// The last decision id of a partition of `message.log` that is durable in Cassandra together
  /// with all before it; 0 when that is not known.
  long durable(int partition);
}
