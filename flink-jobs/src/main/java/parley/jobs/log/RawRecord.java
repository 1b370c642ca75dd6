package parley.jobs.log;

import org.jspecify.annotations.Nullable;

/// A record as it lies in a topic, with where it lies.
///
/// @param value null when the record says that its key is gone
@SuppressWarnings(
    "ArrayRecordComponent") // Never compared; a list of bytes would cost ten times as much.
public record RawRecord(
    String topic, int partition, long offset, byte[] key, byte @Nullable [] value, long timeMs) {}
