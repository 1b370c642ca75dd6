package parley.ops.client;

/// Somebody who acts on the platform.
///
/// @param token as the gateway's IDENTIFY wants it
/// @param authorization as the REST API wants it
public record Actor(String id, String name, String token, String authorization) {}
