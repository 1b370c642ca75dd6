package parley.streams.presence;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/// The stores of presence.
///
/// @param sessions beats, by user and slot
/// @param told what others were told last, by user; only of users who are there
/// @param touched users to be looked at in the next turn
/// @param seen presences as spaces know them, by space and user; only of users who are there
/// @param pending what slots are to be told in the next batch, by space and user
public record PresenceStores(
    KeyValueStore<Bytes, byte[]> sessions,
    KeyValueStore<Bytes, byte[]> told,
    KeyValueStore<Bytes, byte[]> touched,
    KeyValueStore<Bytes, byte[]> seen,
    KeyValueStore<Bytes, byte[]> pending) {}
