package parley.gateway.wire;

/// How a socket's payloads are written, in both directions.
public enum Encoding {
  JSON,
  /// Erlang's external term format, in binary frames.
  ETF
}
