package parley.ingress.storage;

import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// Keeps objects by key. Every call ends within a limit of time. Safe for any thread; blocks.
///
/// Where the store does not answer, calls end with [parley.ingress.http.RefusedException]: 503.
public interface ObjectStore {
  /// Writes an object, over one that is there.
  ///
  /// @param content gives the bytes from the beginning, again for each attempt
  void put(String key, Supplier<InputStream> content, long length, String contentType);

  /// Opens an object; empty when there is none.
  ///
  /// @param range as the HTTP header `Range` writes it; empty for everything
  /// @throws UnsatisfiableRangeException when the object has no such bytes
  Optional<StoredObject> open(String key, String range);

  /// How long an object is; empty when there is none.
  OptionalLong length(String key);

  /// Copies an object inside of the store.
  void copy(String from, String to, String contentType);

  /// Removes an object, if it is there.
  void delete(String key);

  /// An address to which anybody may upload this one object, of exactly that length, for a while.
  URI uploadAddress(String key, long length);
}
