package parley.contracts.codec;

/// Turns values into bytes and back. Implementations have no state and may be used by any thread.
public interface Codec<T> {
  byte[] encode(T value);

  /// @throws MalformedRecordException when the bytes are no such value
  T decode(byte[] bytes);
}
