package parley.gateway.metric;

/// Why a life of the slot began.
public enum LifeCause {
  /// The node started.
  START,
  /// A place in the inbox that was to be read is gone.
  POSITION_LOST,
  /// A record of the inbox could not be read.
  UNREADABLE,
  /// A record of the inbox could be read, but not applied.
  NOT_APPLIED,
  /// The log did not take a sign of life for too long: the topologies may have given the slot up.
  SILENT,
  /// A topology gave the slot up.
  EXPIRED
}
