package parley.contracts.voice;

/// On which router a client is to connect.
///
/// @param life of the router
/// @param connection names this placement of this client; a later one has a greater number
public record Placement(RouterId router, long life, String endpoint, long connection) {}
