package parley.ops.client;

import com.fasterxml.jackson.databind.JsonNode;

/// An event that a session received.
///
/// @param receivedNs on the clock of `System.nanoTime`
public record Dispatch(long sequence, String type, JsonNode data, long receivedNs) {}
