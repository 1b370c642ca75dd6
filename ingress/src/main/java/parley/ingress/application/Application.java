package parley.ingress.application;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import parley.contracts.entity.User;
import parley.contracts.id.UserId;
import parley.contracts.payload.UserPayload;

/// A program that people made, with its bot.
///
/// @param id also its bot's
/// @param redirectUris where codes may go
/// @param flags say what privileged intents the bot may ask for
record Application(
    UserId id,
    User owner,
    User bot,
    String name,
    String description,
    boolean botPublic,
    boolean botRequireCodeGrant,
    String verifyKey,
    long flags,
    int guilds,
    List<String> redirectUris) {
  public Application {
    redirectUris = List.copyOf(redirectUris);
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", id.toString());
    json.writeStringField("name", name);
    json.writeNullField("icon");
    json.writeStringField("description", description);
    json.writeStringField("summary", "");
    json.writeNullField("type");
    json.writeBooleanField("is_monetized", false);
    json.writeBooleanField("is_verified", false);
    json.writeBooleanField("is_discoverable", false);
    json.writeBooleanField("bot_public", botPublic);
    json.writeBooleanField("bot_require_code_grant", botRequireCodeGrant);
    json.writeStringField("verify_key", verifyKey);
    json.writeNumberField("flags", flags);
    json.writeStringField("flags_new", Long.toString(flags));
    json.writeNumberField("max_participants", 0);
    json.writeBooleanField("hook", true);
    json.writeBooleanField("storefront_available", false);
    json.writeObjectFieldStart("integration_types_config");
    json.writeEndObject();
    emptyArrays(json, "tags");
    json.writeArrayFieldStart("eligible_oauth2_scopes");
    for (String scope : AuthorizationRequest.SCOPES) {
      json.writeString(scope);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("redirect_uris");
    for (String uri : redirectUris) {
      json.writeString(uri);
    }
    json.writeEndArray();
    json.writeNullField("interactions_endpoint_url");
    json.writeNullField("role_connections_verification_url");
    json.writeNumberField("approximate_guild_count", guilds);
    json.writeNumberField("approximate_user_install_count", 0);
    json.writeNumberField("approximate_user_authorization_count", 0);
    json.writeNumberField("explicit_content_filter", 0);
    json.writeNullField("team");
    json.writeFieldName("owner");
    UserPayload.write(json, owner);
    json.writeFieldName("bot");
    UserPayload.write(json, bot);
    json.writeEndObject();
  }

  /// As anybody sees it.
  void writePublic(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", id.toString());
    json.writeStringField("name", name);
    json.writeNullField("icon");
    json.writeStringField("description", description);
    json.writeStringField("summary", "");
    json.writeNullField("type");
    json.writeBooleanField("is_monetized", false);
    json.writeBooleanField("is_verified", false);
    json.writeBooleanField("is_discoverable", false);
    json.writeBooleanField("hook", true);
    json.writeBooleanField("storefront_available", false);
    json.writeObjectFieldStart("integration_types_config");
    json.writeEndObject();
    json.writeBooleanField("bot_public", botPublic);
    json.writeBooleanField("bot_require_code_grant", botRequireCodeGrant);
    json.writeStringField("verify_key", verifyKey);
    json.writeNumberField("flags", flags);
    json.writeStringField("flags_new", Long.toString(flags));
    json.writeNumberField("max_participants", 0);
    emptyArrays(json, "tags");
    json.writeEndObject();
  }

  private static void emptyArrays(JsonGenerator json, String... fields) throws IOException {
    for (String field : fields) {
      json.writeArrayFieldStart(field);
      json.writeEndArray();
    }
  }
}
