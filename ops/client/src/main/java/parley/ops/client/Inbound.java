package parley.ops.client;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Puts the frames of one connection together to payloads, plain or of a zlib stream.
final class Inbound {
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
  private final Inflater inflater = new Inflater();
  private final byte[] chunk = new byte[8192];

  /// The whole payload, or an empty string while parts are missing.
  String text(CharSequence part, boolean last) {
    text.append(part);
    if (!last) {
      return "";
    }
    String payload = text.toString();
    text.setLength(0);
    return payload;
  }

  /// As [#text], of compressed bytes.
  String binary(ByteBuffer part, boolean last) throws DataFormatException {
    byte[] bytes = new byte[part.remaining()];
    part.get(bytes);
    binary.writeBytes(bytes);
    if (!last) {
      return "";
    }
    inflater.setInput(binary.toByteArray());
    binary.reset();
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    int count = inflater.inflate(chunk);
    while (count > 0) {
      plain.write(chunk, 0, count);
      count = inflater.inflate(chunk);
    }
    return plain.toString(StandardCharsets.UTF_8);
  }
}
