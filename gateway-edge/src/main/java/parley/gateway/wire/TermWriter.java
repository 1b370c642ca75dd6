package parley.gateway.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes JSON of ours as a term: what both encodings say cannot differ. Objects are maps with
/// atoms as keys, texts are binaries, and ids are integers of 64 bits, as clients on Erlang expect
/// (others read both, and get a text of such an integer).
///
/// Only kinds of terms that the widespread decoders read: atoms in Latin-1, integers of at most
/// eight bytes.
public final class TermWriter {
  private static final JsonFactory JSON = new JsonFactory();

  /// Decoders make values of these atoms.
  private static final Set<String> VALUES = Set.of("nil", "null", "true", "false");

  private static final int LONGEST_ATOM = 255;
  private static final int SHORTEST_ID = 15;
  private static final int LONGEST_ID = 19;
  private static final int LARGEST_BYTE = 0xFF;

  private byte[] bytes;
  private int length;

  private TermWriter(int expectedBytes) {
    bytes = new byte[expectedBytes];
  }

  /// A whole payload.
  public static byte[] payload(byte[] json) {
    TermWriter writer = new TermWriter(json.length + 1);
    writer.put(TermTag.VERSION);
    writer.json(json, json.length);
    return writer.written();
  }

  /// A value that is to stand within a payload.
  ///
  /// @param json begins with the value
  /// @param jsonLength how long it is
  public static byte[] term(byte[] json, int jsonLength) {
    TermWriter writer = new TermWriter(jsonLength);
    writer.json(json, jsonLength);
    return writer.written();
  }

  /// What stands in front of an event's number: `#{t => 'TYPE', s =>`.
  public static byte[] eventHead(String type) {
    TermWriter writer = new TermWriter(2 * type.length() + 16);
    writer.put(TermTag.VERSION);
    writer.put(TermTag.MAP);
    writer.int32(4);
    writer.atom("t");
    writer.atom(type);
    writer.atom("s");
    return writer.written();
  }

  /// What stands between an event's number and its data: `op => 0, d =>`.
  public static byte[] opcodeAndData() {
    TermWriter writer = new TermWriter(16);
    writer.atom("op");
    writer.integer(0);
    writer.atom("d");
    return writer.written();
  }

  private byte[] written() {
    return Arrays.copyOf(bytes, length);
  }

  private void json(byte[] json, int jsonLength) {
    try (JsonParser parser = JSON.createParser(json, 0, jsonLength)) {
      parser.nextToken();
      value(parser, "");
    } catch (IOException e) {
      throw new UncheckedIOException("our own JSON cannot be read", e);
    }
  }

  private void value(JsonParser parser, String key) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser, key);
      case VALUE_STRING -> text(parser.getText(), key);
      case VALUE_NUMBER_INT -> number(parser);
      case VALUE_NUMBER_FLOAT -> real(parser.getDoubleValue());
      case VALUE_TRUE -> atom("true");
      case VALUE_FALSE -> atom("false");
      case VALUE_NULL -> atom("nil");
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IOException("no value");
    }
  }

  private void object(JsonParser parser) throws IOException {
    put(TermTag.MAP);
    int sizeAt = length;
    int32(0);
    int size = 0;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      if (isAtom(key)) {
        atom(key);
      } else {
        binary(key);
      }
      parser.nextToken();
      value(parser, key);
      size++;
    }
    setInt32(sizeAt, size);
  }

  private void array(JsonParser parser, String key) throws IOException {
    int start = length;
    put(TermTag.LIST);
    int sizeAt = length;
    int32(0);
    int size = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      value(parser, key);
      size++;
    }
    if (size == 0) {
      length = start;
    } else {
      setInt32(sizeAt, size);
    }
    put(TermTag.NIL);
  }

  private void text(String text, String key) {
    Long id = bearsIds(key) ? id(text) : null;
    if (id == null) {
      binary(text);
    } else {
      integer(id);
    }
  }

  private static boolean bearsIds(String key) {
    return key.equals("id")
        || key.endsWith("_id")
        || key.endsWith("_ids")
        || key.equals("roles")
        || key.equals("mention_roles");
  }

  /// The id that a text is, or null. A short one stays a text: some decoders would make a number of
  /// it instead of a text.
  private static @Nullable Long id(String text) {
    if (text.length() < SHORTEST_ID || text.length() > LONGEST_ID || text.charAt(0) == '0') {
      return null;
    }
    for (int index = 0; index < text.length(); index++) {
      if (text.charAt(index) < '0' || text.charAt(index) > '9') {
        return null;
      }
    }
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static boolean isAtom(String key) {
    if (key.isEmpty() || key.length() > LONGEST_ATOM || VALUES.contains(key)) {
      return false;
    }
    return key.chars().allMatch(each -> each > ' ' && each < 0x7F);
  }

  private void number(JsonParser parser) throws IOException {
    switch (parser.getNumberType()) {
      case INT, LONG -> integer(parser.getLongValue());
      case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> real(parser.getDoubleValue());
    }
  }

  private void integer(long value) {
    if (value >= 0 && value <= LARGEST_BYTE) {
      put(TermTag.SMALL_INTEGER);
      put((int) value);
    } else if (value == (int) value) {
      put(TermTag.INTEGER);
      int32((int) value);
    } else {
      long size = Math.abs(value);
      int digits = Long.BYTES - Long.numberOfLeadingZeros(size) / Byte.SIZE;
      put(TermTag.SMALL_BIG);
      put(digits);
      put(value < 0 ? 1 : 0);
      for (int digit = 0; digit < digits; digit++) {
        put((int) (size >>> digit * Byte.SIZE));
      }
    }
  }

  private void real(double value) {
    put(TermTag.NEW_FLOAT);
    long bits = Double.doubleToLongBits(Double.isFinite(value) ? value : 0);
    int32((int) (bits >>> Integer.SIZE));
    int32((int) bits);
  }

  /// @param name in ASCII, not long
  private void atom(String name) {
    put(TermTag.SMALL_ATOM);
    put(name.length());
    put(name.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void binary(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    put(TermTag.BINARY);
    int32(utf8.length);
    put(utf8);
  }

  private void put(int value) {
    makeRoom(1);
    bytes[length++] = (byte) value;
  }

  private void put(byte[] values) {
    makeRoom(values.length);
    System.arraycopy(values, 0, bytes, length, values.length);
    length += values.length;
  }

  private void int32(int value) {
    makeRoom(Integer.BYTES);
    length += Integer.BYTES;
    setInt32(length - Integer.BYTES, value);
  }

  private void setInt32(int at, int value) {
    for (int index = 0; index < Integer.BYTES; index++) {
      bytes[at + index] = (byte) (value >>> Byte.SIZE * (Integer.BYTES - 1 - index));
    }
  }

  private void makeRoom(int count) {
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
    }
  }
}
