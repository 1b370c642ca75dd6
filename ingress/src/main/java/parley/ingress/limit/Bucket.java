package parley.ingress.limit;

/// What is counted together at a route.
///
/// @param id names the route and not what it is about; clients take it as it is
/// @param major what the route is about: a channel, a guild, a webhook; may be empty
/// @param byAddress whether requests of an address count together, whoever sends them
/// @param global whether requests count for the limit on all of them, too
record Bucket(String id, String major, Limit limit, boolean byAddress, boolean global) {}
