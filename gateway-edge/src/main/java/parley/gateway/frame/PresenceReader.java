package parley.gateway.frame;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.presence.Device;
import parley.contracts.presence.SessionPresence;
import parley.contracts.presence.Status;

/// Reads how clients say that they are present. Of activities, the fields that the public protocol
/// has are kept, and nothing that is meant for the client alone.
final class PresenceReader {
  static final SessionPresence ONLINE = new SessionPresence(Device.WEB, Status.ONLINE, List.of());

  private static final Map<Device, SessionPresence> USUAL = usual();
  private static final JsonFactory JSON = new JsonFactory();
  private static final int MAX_ACTIVITIES = 10;
  private static final int MAX_NAME_LENGTH = 128;
  private static final int MOST_TYPES = 6;
  private static final List<String> FIELDS =
      List.of(
          "name",
          "type",
          "url",
          "created_at",
          "timestamps",
          "application_id",
          "details",
          "details_url",
          "state",
          "state_url",
          "emoji",
          "party",
          "assets",
          "instance",
          "flags",
          "buttons",
          "id",
          "sync_id",
          "session_id");

  /// The fields of what stands within an activity.
  private static final Set<String> INNER_FIELDS =
      Set.of(
          "start",
          "end",
          "name",
          "id",
          "animated",
          "size",
          "large_image",
          "large_text",
          "large_url",
          "small_image",
          "small_text",
          "small_url",
          "invite_cover_image",
          "label",
          "url");

  private PresenceReader() {}

  static ClientFrame read(Map<?, ?> fields) {
    Optional<Status> status =
        fields.get("status") instanceof String text ? Status.of(text) : Optional.empty();
    List<String> activities = activities(fields.get("activities"));
    return status.isEmpty() || activities == null
        ? new ClientFrame.Malformed("a presence that cannot be read")
        : new ClientFrame.UpdatePresence(status.get(), activities);
  }

  /// How a session is present at first; null when that cannot be read.
  static @Nullable SessionPresence ofIdentify(Map<?, ?> identify) {
    Device device = device(identify.get("properties"));
    if (identify.get("presence") == null) {
      return USUAL.get(device);
    }
    if (!(identify.get("presence") instanceof Map<?, ?> fields)) {
      return null;
    }
    List<String> activities = activities(fields.get("activities"));
    Object status = fields.get("status");
    if (activities == null) {
      return null;
    }
    // Some libraries say "unknown", or nothing: whoever logs in is there.
    Optional<Status> known = status instanceof String text ? Status.of(text) : Optional.empty();
    return activities.isEmpty() && known.orElse(Status.ONLINE) == Status.ONLINE
        ? USUAL.get(device)
        : new SessionPresence(device, known.orElse(Status.ONLINE), activities);
  }

  private static Device device(@Nullable Object properties) {
    if (!(properties instanceof Map<?, ?> fields)) {
      return Device.WEB;
    }
    Object said = fields.get(fields.containsKey("browser") ? "browser" : "$browser");
    String browser = said instanceof String text ? text : "";
    return switch (browser) {
      case "Discord iOS", "Discord Android" -> Device.MOBILE;
      case "Discord Client" -> Device.DESKTOP;
      default -> Device.WEB;
    };
  }

  private static @Nullable List<String> activities(@Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list) || list.size() > MAX_ACTIVITIES) {
      return null;
    }
    List<String> activities = new ArrayList<>();
    for (Object each : list) {
      if (!(each instanceof Map<?, ?> fields)
          || !(fields.get("name") instanceof String name)
          || name.length() > MAX_NAME_LENGTH
          || !isType(fields.get("type"))) {
        return null;
      }
      activities.add(activity(fields));
    }
    return activities;
  }

  private static boolean isType(@Nullable Object type) {
    return type == null || (type instanceof Integer number && number >= 0 && number < MOST_TYPES);
  }

  private static String activity(Map<?, ?> fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      if (fields.get("type") == null) {
        json.writeNumberField("type", 0);
      }
      for (String name : FIELDS) {
        if (fields.get(name) != null) {
          json.writeFieldName(name);
          write(json, fields.get(name));
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a text takes every character", e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Map<?, ?> fields -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> field : fields.entrySet()) {
          if (INNER_FIELDS.contains(field.getKey())) {
            json.writeFieldName((String) field.getKey());
            write(json, field.getValue());
          }
        }
        json.writeEndObject();
      }
      case List<?> items -> {
        json.writeStartArray();
        for (Object item : items) {
          write(json, item);
        }
        json.writeEndArray();
      }
      case Boolean truth -> json.writeBoolean(truth);
      case Number number -> json.writeNumber(number.toString());
      default -> json.writeString(value.toString());
    }
  }

  private static Map<Device, SessionPresence> usual() {
    Map<Device, SessionPresence> usual = new EnumMap<>(Device.class);
    for (Device device : Device.values()) {
      usual.put(device, new SessionPresence(device, Status.ONLINE, List.of()));
    }
    return usual;
  }
}
