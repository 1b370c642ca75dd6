package parley.ingress.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.ApiError;

/// A `multipart/form-data` body (RFC 7578), read as it comes: files go to disk, fields stay in
/// memory. Lenient where clients are: parts come in any order, their names quoted or not, with or
/// without a type. To be closed, which gives the files up.
public final class Multipart implements AutoCloseable {
  /// Ten files and the fields of a message, with room to spare.
  private static final int MAX_PARTS = 64;

  private static final int MAX_BOUNDARY = 256;
  private static final int MAX_HEADERS = 8 * 1024;
  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*(name|filename)\\s*=\\s*(?:\"([^\"]*)\"|([^;\"\\s]*))");
  private static final byte[] LINE_BREAK = ascii("\r\n");
  private static final byte[] END_OF_HEADERS = ascii("\r\n\r\n");
  private static final byte[] END_OF_PARTS = ascii("--");
  private static final String DISPOSITION = "content-disposition:";
  private static final String TYPE = "content-type:";
  private static final String FILES = "files[";
  private static final String PAYLOAD = "payload_json";

  private final Map<String, byte[]> fields = new LinkedHashMap<>();
  private final List<Upload> files = new ArrayList<>();
  private int fieldBytes;

  private Multipart() {}

  /// What stands before the content of a part.
  ///
  /// @param filename null for what is no file
  private record Head(String name, @Nullable String filename, @Nullable String contentType) {}

  /// @throws RefusedException when it is no such body, or too large
  static Multipart read(InputStream body, String boundary, Spool spool) throws IOException {
    if (boundary.isEmpty() || boundary.length() > MAX_BOUNDARY) {
      throw malformed();
    }
    Multipart multipart = new Multipart();
    boolean whole = false;
    try {
      multipart.readParts(body, ascii("\r\n--" + boundary), spool);
      whole = true;
      return multipart;
    } finally {
      if (!whole) {
        multipart.close();
      }
    }
  }

  public boolean hasFiles() {
    return !files.isEmpty();
  }

  /// The files, in the order in which they came.
  public List<Upload> files() {
    return List.copyOf(files);
  }

  /// What the parts say besides files: `payload_json`, or else the plain fields.
  public JsonNode json() {
    byte[] payload = fields.get(PAYLOAD);
    if (payload != null) {
      return RequestBody.json(payload);
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    fields.forEach((name, content) -> json.put(name, new String(content, StandardCharsets.UTF_8)));
    return json;
  }

  @Override
  public void close() {
    files.forEach(file -> file.content().close());
  }

  private void readParts(InputStream body, byte[] delimiter, Spool spool) throws IOException {
    // The first delimiter has no line break before it.
    DelimitedInput input = new DelimitedInput(body, LINE_BREAK);
    if (!input.copyUntil(delimiter, OutputStream.nullOutputStream())) {
      throw malformed();
    }
    for (int parts = 0; !input.skip(END_OF_PARTS); parts++) {
      if (parts == MAX_PARTS || !input.skip(LINE_BREAK)) {
        throw malformed();
      }
      readPart(input, delimiter, spool);
    }
  }

  private void readPart(DelimitedInput input, byte[] delimiter, Spool spool) throws IOException {
    BoundedOutput headers = new BoundedOutput(MAX_HEADERS);
    if (!input.copyUntil(END_OF_HEADERS, headers)) {
      throw malformed();
    }
    Head head = head(headers.toString(StandardCharsets.UTF_8));
    if (head.filename() == null && !head.name().startsWith(FILES)) {
      BoundedOutput content = new BoundedOutput(RequestBody.MAX_JSON_BYTES - fieldBytes);
      require(input.copyUntil(delimiter, content));
      fieldBytes += content.size();
      fields.putIfAbsent(head.name(), content.toByteArray());
      return;
    }
    String filename = head.filename() == null ? "" : head.filename();
    Upload file = new Upload(head.name(), filename, head.contentType(), spool.create());
    files.add(file);
    require(input.copyUntil(delimiter, file.content()));
  }

  private static Head head(String headers) {
    String name = null;
    String filename = null;
    String type = null;
    for (String header : headers.split("\r\n")) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith(TYPE)) {
        type = header.substring(TYPE.length()).strip();
      } else if (lower.startsWith(DISPOSITION)) {
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
    if (name == null) {
      throw malformed();
    }
    return new Head(name, filename, type);
  }

  private static void require(boolean ended) {
    if (!ended) {
      throw malformed();
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static RefusedException malformed() {
    return new RefusedException(ApiError.INVALID_JSON);
  }
}
