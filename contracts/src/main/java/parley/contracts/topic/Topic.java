package parley.contracts.topic;

import parley.contracts.codec.Codec;
import parley.contracts.space.Layout;

/// A topic and everything that is promised about it.
///
/// @param name with its version; a topic whose key or meaning changes becomes a new one
/// @param writers modules that write it, for the documentation
/// @param readers modules that read it, for the documentation
/// @param purpose one sentence, for the documentation
public record Topic<K, V>(
    String name,
    String keyTitle,
    Codec<K> keys,
    Codec<V> values,
    Partitioning partitioning,
    Retention retention,
    String writers,
    String readers,
    String purpose) {
  public int partitions(Layout layout) {
    return partitioning.partitions(layout);
  }
}
