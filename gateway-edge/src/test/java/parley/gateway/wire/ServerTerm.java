package parley.gateway.wire;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what servers write as a client does: keys are atoms, ids are large integers.
public final class ServerTerm {
  private final ByteBuffer bytes;

  private ServerTerm(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  public static @Nullable Object read(byte[] payload) {
    ServerTerm term = new ServerTerm(payload);
    if (term.next() != 131) {
      throw new IllegalArgumentException("no term");
    }
    Object value = term.value();
    if (term.bytes.hasRemaining()) {
      throw new IllegalArgumentException("more than a term");
    }
    return value;
  }

  private @Nullable Object value() {
    int tag = next();
    return switch (tag) {
      case 70 -> bytes.getDouble();
      case 97 -> next();
      case 98 -> bytes.getInt();
      case 106 -> List.of();
      case 108 -> list();
      case 109 -> text(bytes.getInt());
      case 110 -> big();
      case 115 -> atom(text(next()));
      case 116 -> map();
      default -> throw new IllegalArgumentException("an unusual kind: " + tag);
    };
  }

  private static @Nullable Object atom(String name) {
    return switch (name) {
      case "nil" -> null;
      case "true" -> true;
      case "false" -> false;
      default -> name;
    };
  }

  private Map<Object, @Nullable Object> map() {
    Map<Object, @Nullable Object> fields = new LinkedHashMap<>();
    for (int left = bytes.getInt(); left > 0; left--) {
      Object key = value();
      fields.put(String.valueOf(key), value());
    }
    return fields;
  }

  private List<@Nullable Object> list() {
    List<@Nullable Object> items = new ArrayList<>();
    for (int left = bytes.getInt(); left > 0; left--) {
      items.add(value());
    }
    if (next() != 106) {
      throw new IllegalArgumentException("a list with a tail");
    }
    return items;
  }

  private long big() {
    byte[] digits = new byte[next()];
    int sign = next() == 0 ? 1 : -1;
    for (int index = digits.length - 1; index >= 0; index--) {
      digits[index] = bytes.get();
    }
    return new BigInteger(sign, digits).longValueExact();
  }

  private String text(int length) {
    byte[] text = new byte[length];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private int next() {
    return Byte.toUnsignedInt(bytes.get());
  }
}
