package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import parley.contracts.entity.Relationship;

/// What a user is to another, and the events about it.
public final class RelationshipPayload {
  private RelationshipPayload() {}

  /// Also `RELATIONSHIP_UPDATE`.
  public static void write(JsonGenerator json, Relationship relationship) throws IOException {
    json.writeStartObject();
    fields(json, relationship);
    json.writeEndObject();
  }

  /// `RELATIONSHIP_ADD`. People are told of requests and of those who took theirs.
  public static void writeAddition(JsonGenerator json, Relationship relationship)
      throws IOException {
    json.writeStartObject();
    fields(json, relationship);
    json.writeBooleanField(
        "should_notify", relationship.type() == Relationship.Type.INCOMING_REQUEST);
    json.writeEndObject();
  }

  /// `RELATIONSHIP_REMOVE`.
  public static void writeRemoval(JsonGenerator json, Relationship relationship)
      throws IOException {
    json.writeStartObject();
    Json.id(json, "id", relationship.other().id().value());
    json.writeNumberField("type", relationship.type().code());
    Json.textOrNull(json, "nickname", relationship.nickname());
    json.writeEndObject();
  }

  private static void fields(JsonGenerator json, Relationship relationship) throws IOException {
    Json.id(json, "id", relationship.other().id().value());
    json.writeNumberField("type", relationship.type().code());
    json.writeFieldName("user");
    UserPayload.write(json, relationship.other());
    Json.textOrNull(json, "nickname", relationship.nickname());
    Json.time(json, "since", relationship.since());
    json.writeBooleanField("is_spam_request", false);
    json.writeBooleanField("user_ignored", false);
  }
}
