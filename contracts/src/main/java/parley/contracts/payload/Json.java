package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.RoleId;

/// The forms of values that all payloads share.
final class Json {
  private static final int MICRO_DIGITS = 6;

  private Json() {}

  static void id(JsonGenerator json, String field, long id) throws IOException {
    json.writeStringField(field, Long.toUnsignedString(id));
  }

  static void idOrNull(JsonGenerator json, String field, @Nullable ChannelId id)
      throws IOException {
    if (id == null) {
      json.writeNullField(field);
    } else {
      id(json, field, id.value());
    }
  }

  static void roleIds(JsonGenerator json, String field, List<RoleId> roles) throws IOException {
    json.writeArrayFieldStart(field);
    for (RoleId role : roles) {
      json.writeString(Long.toUnsignedString(role.value()));
    }
    json.writeEndArray();
  }

  static void textOrNull(JsonGenerator json, String field, @Nullable String text)
      throws IOException {
    if (text == null) {
      json.writeNullField(field);
    } else {
      json.writeStringField(field, text);
    }
  }

  static void timeOrNull(JsonGenerator json, String field, @Nullable Instant time)
      throws IOException {
    if (time == null) {
      json.writeNullField(field);
    } else {
      time(json, field, time);
    }
  }

  static void time(JsonGenerator json, String field, Instant time) throws IOException {
    json.writeStringField(field, timeText(time));
  }

  static void nulls(JsonGenerator json, String... fields) throws IOException {
    for (String field : fields) {
      json.writeNullField(field);
    }
  }

  static void emptyArrays(JsonGenerator json, String... fields) throws IOException {
    for (String field : fields) {
      json.writeArrayFieldStart(field);
      json.writeEndArray();
    }
  }

  /// As `2024-01-01T00:00:00.000000+00:00`. By hand, since a formatter costs a multiple.
  static String timeText(Instant time) {
    LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(32);
    digits(text, utc.getYear(), 4).append('-');
    digits(text, utc.getMonthValue(), 2).append('-');
    digits(text, utc.getDayOfMonth(), 2).append('T');
    digits(text, utc.getHour(), 2).append(':');
    digits(text, utc.getMinute(), 2).append(':');
    digits(text, utc.getSecond(), 2).append('.');
    return digits(text, utc.getNano() / 1_000, MICRO_DIGITS).append("+00:00").toString();
  }

  private static StringBuilder digits(StringBuilder text, int value, int width) {
    String digits = Integer.toString(value);
    for (int i = digits.length(); i < width; i++) {
      text.append('0');
    }
    return text.append(digits);
  }
}
