package parley.contracts.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import parley.contracts.search.SearchKey;

/// A search key as nine bytes, most significant first: kind, id; and the part as UTF-8 where it has
/// one.
public final class SearchKeyCodec implements Codec<SearchKey> {
  private static final int BYTES = Byte.BYTES + Long.BYTES;

  @Override
  public byte[] encode(SearchKey key) {
    byte[] part = key.part().getBytes(UTF_8);
    return ByteBuffer.allocate(BYTES + part.length)
        .put(code(key.kind()))
        .putLong(key.id())
        .put(part)
        .array();
  }

  @Override
  public SearchKey decode(byte[] bytes) {
    if (bytes.length < BYTES) {
      throw new MalformedRecordException(
          "a search key has at least " + BYTES + " bytes, not " + bytes.length);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    SearchKey.Kind kind = kind(buffer.get());
    long id = buffer.getLong();
    return new SearchKey(kind, id, UTF_8.decode(buffer).toString());
  }

  private static byte code(SearchKey.Kind kind) {
    return switch (kind) {
      case MESSAGE -> 1;
      case PATCH -> 2;
      case CHANNEL -> 3;
      case GUILD -> 4;
      case UNKNOWN -> throw new IllegalArgumentException("an unknown key cannot be written");
    };
  }

  private static SearchKey.Kind kind(byte code) {
    return switch (code) {
      case 1 -> SearchKey.Kind.MESSAGE;
      case 2 -> SearchKey.Kind.PATCH;
      case 3 -> SearchKey.Kind.CHANNEL;
      case 4 -> SearchKey.Kind.GUILD;
      default -> SearchKey.Kind.UNKNOWN;
    };
  }
}
