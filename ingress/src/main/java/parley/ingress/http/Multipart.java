package parley.ingress.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.ApiError;

/// A `multipart/form-data` body (RFC 7578). Lenient where clients are: parts come in any order,
/// their names quoted or not, with or without a type.
public final class Multipart {
  /// Ten files and the fields of a message, with room to spare.
  private static final int MAX_PARTS = 64;

  private static final int MAX_BOUNDARY = 256;
  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*(name|filename)\\s*=\\s*(?:\"([^\"]*)\"|([^;\"\\s]*))");
  private static final byte[] END_OF_HEADERS = ascii("\r\n\r\n");
  private static final String PAYLOAD = "payload_json";

  private final List<Part> parts;

  private Multipart(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /// @param filename null for what is no file
  private record Part(String name, @Nullable String filename, byte[] content) {}

  /// @throws RefusedException when it is no such body
  static Multipart parse(byte[] body, String boundary) {
    if (boundary.isEmpty() || boundary.length() > MAX_BOUNDARY) {
      throw malformed();
    }
    byte[] delimiter = ascii("--" + boundary);
    List<Part> parts = new ArrayList<>();
    int start = indexOf(body, delimiter, 0);
    while (start >= 0) {
      int content = start + delimiter.length;
      if (startsWith(body, content, "--")) {
        return new Multipart(parts);
      }
      int next = indexOf(body, delimiter, content);
      if (next < 0 || parts.size() == MAX_PARTS) {
        throw malformed();
      }
      // A line break stands behind each delimiter and before the next.
      parts.add(part(body, content + 2, next - 2));
      start = next;
    }
    throw malformed();
  }

  public boolean hasFiles() {
    return parts.stream()
        .anyMatch(part -> part.filename() != null || part.name().startsWith("files["));
  }

  /// What the parts say besides files: `payload_json`, or else the plain fields.
  public JsonNode json() {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (Part part : parts) {
      if (part.name().equals(PAYLOAD)) {
        return RequestBody.json(part.content());
      }
      if (part.filename() == null) {
        fields.put(part.name(), new String(part.content(), StandardCharsets.UTF_8));
      }
    }
    return fields;
  }

  private static Part part(byte[] body, int start, int end) {
    int headersEnd = indexOf(body, END_OF_HEADERS, start);
    if (headersEnd < 0 || headersEnd > end) {
      throw malformed();
    }
    String headers = new String(body, start, headersEnd - start, StandardCharsets.UTF_8);
    String name = null;
    String filename = null;
    for (String header : headers.split("\r\n")) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-disposition:")) {
        Matcher parameter = PARAMETER.matcher(header);
        while (parameter.find()) {
          String value = parameter.group(2) == null ? parameter.group(3) : parameter.group(2);
          if (parameter.group(1).equals("name")) {
            name = value;
          } else {
            filename = value;
          }
        }
      }
    }
    int content = headersEnd + END_OF_HEADERS.length;
    if (name == null || content > end) {
      throw malformed();
    }
    return new Part(name, filename, Arrays.copyOfRange(body, content, end));
  }

  private static int indexOf(byte[] body, byte[] sought, int from) {
    for (int at = Math.max(0, from); at <= body.length - sought.length; at++) {
      if (body[at] == sought[0]
          && Arrays.equals(body, at, at + sought.length, sought, 0, sought.length)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean startsWith(byte[] body, int at, String text) {
    byte[] sought = ascii(text);
    return at + sought.length <= body.length
        && Arrays.equals(body, at, at + sought.length, sought, 0, sought.length);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static RefusedException malformed() {
    return new RefusedException(ApiError.INVALID_JSON);
  }
}
