package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import parley.contracts.entity.Profile;
import parley.contracts.entity.User;

/// A user as other people see them.
public final class UserPayload {
  private UserPayload() {}

  public static void write(JsonGenerator json, User user) throws IOException {
    json.writeStartObject();
    fields(json, user);
    json.writeEndObject();
  }

  /// With what the user says about themselves.
  public static void write(JsonGenerator json, User user, Profile profile) throws IOException {
    json.writeStartObject();
    fields(json, user, profile);
    json.writeEndObject();
  }

  static void fields(JsonGenerator json, User user) throws IOException {
    fields(json, user, Profile.empty(user.id()));
  }

  static void fields(JsonGenerator json, User user, Profile profile) throws IOException {
    Json.id(json, "id", user.id().value());
    json.writeStringField("username", user.username());
    // Names are unique; "0" says that there is no number to tell them apart.
    json.writeStringField("discriminator", "0");
    Json.textOrNull(json, "global_name", user.globalName());
    Json.textOrNull(json, "avatar", user.avatar());
    json.writeBooleanField("bot", user.bot());
    json.writeBooleanField("system", false);
    json.writeNumberField("public_flags", user.publicFlags());
    json.writeNumberField("flags", user.publicFlags());
    Json.textOrNull(json, "banner", profile.banner());
    if (profile.accentColor() == null) {
      json.writeNullField("accent_color");
    } else {
      json.writeNumberField("accent_color", profile.accentColor());
    }
    Json.nulls(json, "avatar_decoration_data", "collectibles", "primary_guild");
  }
}
