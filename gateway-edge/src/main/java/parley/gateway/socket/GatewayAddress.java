package parley.gateway.socket;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.gateway.wire.Compression;
import parley.gateway.wire.Encoding;
import parley.gateway.wire.Wire;

/// What a client asks for in the address that it connects to.
///
/// @param version of the protocol, or empty when it asks for one that is not spoken
record GatewayAddress(Optional<Integer> version, Wire wire) {
  private static final int USUAL_VERSION = 10;
  private static final Set<String> VERSIONS = Set.of("9", "10");

  /// @throws IllegalArgumentException with a sentence for the client, when it asks for what there
  ///   is not
  static GatewayAddress of(String uri) {
    QueryStringDecoder query = new QueryStringDecoder(uri);
    if (!query.path().equals("/") && !query.path().isEmpty()) {
      throw new IllegalArgumentException("The gateway is at /.");
    }
    Encoding encoding =
        switch (parameter(query, "encoding", "json")) {
          case "json" -> Encoding.JSON;
          case "etf" -> Encoding.ETF;
          case String other ->
              throw new IllegalArgumentException(
                  "encoding=" + clean(other) + " is not spoken: use json or etf.");
        };
    Compression compression =
        switch (parameter(query, "compress", "")) {
          case "" -> Compression.NONE;
          case "zlib-stream" -> Compression.ZLIB_STREAM;
          case "zstd-stream" -> Compression.ZSTD_STREAM;
          case String other ->
              throw new IllegalArgumentException(
                  "compress="
                      + clean(other)
                      + " is not spoken: use zlib-stream, zstd-stream or none.");
        };
    String version = parameter(query, "v", Integer.toString(USUAL_VERSION));
    return new GatewayAddress(
        VERSIONS.contains(version) ? Optional.of(Integer.valueOf(version)) : Optional.empty(),
        new Wire(encoding, compression));
  }

  private static String parameter(QueryStringDecoder query, String name, String otherwise) {
    List<String> values = query.parameters().get(name);
    return values == null || values.isEmpty() ? otherwise : values.getFirst();
  }

  private static String clean(String text) {
    return text.replaceAll("[^a-zA-Z0-9_-]", "?");
  }
}
