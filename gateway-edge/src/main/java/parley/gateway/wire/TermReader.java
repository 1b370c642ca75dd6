package parley.gateway.wire;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a small term of a client into maps, lists, strings, numbers and booleans, as `JsonTree`
/// does JSON. Keys must be texts: those who may use atoms could fill a table of atoms for good, so
/// the protocol forbids it. Compressed terms are not read, nor what a payload never has (processes,
/// functions, references).
///
/// What it makes is bounded by the length of the bytes, however large the sizes in them are.
public final class TermReader {
  private static final int MAX_DEPTH = 32;
  private static final int OLD_FLOAT_BYTES = 31;

  private final ByteBuffer bytes;

  private TermReader(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  /// @throws IOException when it is not one term of a payload
  public static @Nullable Object read(byte[] bytes) throws IOException {
    TermReader reader = new TermReader(bytes);
    try {
      if (reader.unsignedByte() != TermTag.VERSION) {
        throw new IOException("no term");
      }
      Object value = reader.value(0);
      if (reader.bytes.hasRemaining()) {
        throw new IOException("more than one term");
      }
      return value;
    } catch (BufferUnderflowException e) {
      throw new IOException("a term that ends early", e);
    }
  }

  private @Nullable Object value(int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new IOException("a term too deep");
    }
    return switch (unsignedByte()) {
      case TermTag.SMALL_INTEGER -> unsignedByte();
      case TermTag.INTEGER -> bytes.getInt();
      case TermTag.SMALL_BIG -> big();
      case TermTag.NEW_FLOAT -> finite(bytes.getDouble());
      case TermTag.FLOAT -> oldFloat();
      case TermTag.ATOM, TermTag.ATOM_UTF8 -> atom(Short.toUnsignedInt(bytes.getShort()));
      case TermTag.SMALL_ATOM, TermTag.SMALL_ATOM_UTF8 -> atom(unsignedByte());
      case TermTag.BINARY -> text(bytes.getInt(), StandardCharsets.UTF_8);
      case TermTag.NIL -> List.of();
      case TermTag.STRING -> smallIntegers(Short.toUnsignedInt(bytes.getShort()));
      case TermTag.LIST -> list(depth);
      case TermTag.SMALL_TUPLE -> items(unsignedByte(), depth);
      case TermTag.MAP -> map(depth);
      default -> throw new IOException("a kind of term that payloads do not have");
    };
  }

  private Map<String, @Nullable Object> map(int depth) throws IOException {
    int size = size(bytes.getInt());
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (int index = 0; index < size; index++) {
      if (unsignedByte() != TermTag.BINARY) {
        throw new IOException("a key that is no text");
      }
      String key = text(bytes.getInt(), StandardCharsets.UTF_8);
      fields.put(key, value(depth + 1));
    }
    return fields;
  }

  private List<@Nullable Object> list(int depth) throws IOException {
    List<@Nullable Object> items = items(bytes.getInt(), depth);
    if (unsignedByte() != TermTag.NIL) {
      throw new IOException("a list with a tail");
    }
    return items;
  }

  private List<@Nullable Object> items(int claimed, int depth) throws IOException {
    int size = size(claimed);
    List<@Nullable Object> items = new ArrayList<>();
    for (int index = 0; index < size; index++) {
      items.add(value(depth + 1));
    }
    return items;
  }

  /// Erlang's short way for a list of bytes, such as `[0, 1]`.
  private List<@Nullable Object> smallIntegers(int claimed) throws IOException {
    int size = size(claimed);
    List<@Nullable Object> items = new ArrayList<>();
    for (int index = 0; index < size; index++) {
      items.add(unsignedByte());
    }
    return items;
  }

  private Long big() throws IOException {
    int digits = unsignedByte();
    boolean negative = unsignedByte() != 0;
    long size = 0;
    for (int digit = 0; digit < digits; digit++) {
      long value = unsignedByte();
      if (value != 0 && (digit >= Long.BYTES || (digit == Long.BYTES - 1 && value > 0x7F))) {
        throw new IOException("a number too large");
      }
      size |= digit < Long.BYTES ? value << digit * Byte.SIZE : 0;
    }
    return negative ? -size : size;
  }

  private Double oldFloat() throws IOException {
    String text = text(OLD_FLOAT_BYTES, StandardCharsets.ISO_8859_1);
    try {
      // Zeros fill it up.
      return finite(Double.parseDouble(text.trim()));
    } catch (NumberFormatException e) {
      throw new IOException("no number", e);
    }
  }

  private static Double finite(double value) throws IOException {
    if (!Double.isFinite(value)) {
      throw new IOException("no finite number");
    }
    return value;
  }

  private @Nullable Object atom(int claimed) throws IOException {
    String name = text(claimed, StandardCharsets.UTF_8);
    return switch (name) {
      case "nil", "null", "undefined" -> null;
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> name;
    };
  }

  private String text(int claimed, Charset charset) throws IOException {
    int size = size(claimed);
    ByteBuffer part = bytes.slice(bytes.position(), size);
    bytes.position(bytes.position() + size);
    try {
      return charset.newDecoder().decode(part).toString();
    } catch (CharacterCodingException e) {
      throw new IOException("a text that is not UTF-8", e);
    }
  }

  /// A size, which cannot be more than the bytes that are left.
  private int size(int claimed) throws IOException {
    if (claimed < 0 || claimed > bytes.remaining()) {
      throw new IOException("a size beyond the end");
    }
    return claimed;
  }

  private int unsignedByte() {
    return Byte.toUnsignedInt(bytes.get());
  }
}
