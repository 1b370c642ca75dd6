package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.EventSubscriber;
import parley.contracts.entity.Member;
import parley.contracts.entity.ScheduledEvent;
import parley.contracts.entity.User;

/// What guilds have planned, and the events about it.
public final class ScheduledEventPayload {
  private static final int GUILD_ONLY = 2;
  private static final int INTERESTED = 1;

  private ScheduledEventPayload() {}

  public static void write(JsonGenerator json, ScheduledEvent event) throws IOException {
    write(json, event, null, null);
  }

  /// @param creator null to tell the id only
  /// @param subscribers how many are interested; null not to tell
  public static void write(
      JsonGenerator json,
      ScheduledEvent event,
      @Nullable User creator,
      @Nullable Integer subscribers)
      throws IOException {
    json.writeStartObject();
    Json.id(json, "id", event.id().value());
    Json.id(json, "guild_id", event.guild().value());
    Json.idOrNull(json, "channel_id", event.channel());
    Json.id(json, "creator_id", event.creator().value());
    json.writeStringField("name", event.name());
    Json.textOrNull(json, "description", event.description());
    json.writeNullField("image");
    Json.time(json, "scheduled_start_time", event.startsAt());
    Json.timeOrNull(json, "scheduled_end_time", event.endsAt());
    json.writeNumberField("privacy_level", GUILD_ONLY);
    json.writeNumberField("status", event.status().code());
    json.writeNumberField("entity_type", event.type());
    json.writeNullField("entity_id");
    if (event.location() == null) {
      json.writeNullField("entity_metadata");
    } else {
      json.writeObjectFieldStart("entity_metadata");
      json.writeStringField("location", event.location());
      json.writeEndObject();
    }
    json.writeNullField("recurrence_rule");
    Json.emptyArrays(json, "guild_scheduled_event_exceptions");
    if (creator != null) {
      json.writeFieldName("creator");
      UserPayload.write(json, creator);
    }
    if (subscribers != null) {
      json.writeNumberField("user_count", subscribers);
    }
    json.writeEndObject();
  }

  /// `GUILD_SCHEDULED_EVENT_USER_ADD` and `GUILD_SCHEDULED_EVENT_USER_REMOVE`.
  public static void writeEvent(JsonGenerator json, EventSubscriber subscriber) throws IOException {
    json.writeStartObject();
    Json.id(json, "guild_scheduled_event_id", subscriber.event().value());
    Json.id(json, "user_id", subscriber.user().value());
    Json.id(json, "guild_id", subscriber.guild().value());
    json.writeEndObject();
  }

  /// Somebody who is interested, in a list of them.
  ///
  /// @param member null not to tell
  public static void writeSubscriber(
      JsonGenerator json, ScheduledEvent event, User user, @Nullable Member member)
      throws IOException {
    json.writeStartObject();
    Json.id(json, "guild_scheduled_event_id", event.id().value());
    Json.id(json, "user_id", user.id().value());
    json.writeFieldName("user");
    UserPayload.write(json, user);
    if (member != null) {
      json.writeFieldName("member");
      MemberPayload.write(json, member);
    }
    json.writeNumberField("response", INTERESTED);
    json.writeEndObject();
  }
}
