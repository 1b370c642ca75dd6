package parley.gateway.session;

import java.time.Duration;

/// What a client may do on its socket.
///
/// @param identifyWithin from the connect to IDENTIFY or RESUME
/// @param loginWithin from the connect to an answer of ours
/// @param silence from one heartbeat to the next
/// @param framesPerWindow payloads in each window
public record ConversationLimits(
    Duration identifyWithin,
    Duration loginWithin,
    Duration silence,
    int framesPerWindow,
    Duration window) {}
