package parley.gateway.hub;

import java.time.Duration;
import parley.gateway.resume.ReplayLimits;

/// @param gatewayUrl what clients are told to resume at
/// @param resumeWithin how long a session waits for its client
/// @param slots how many nodes there can be
public record RoomSettings(
    String gatewayUrl, ReplayLimits replay, Duration resumeWithin, int slots) {}
