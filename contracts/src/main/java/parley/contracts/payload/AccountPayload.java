package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import parley.contracts.entity.Account;
import parley.contracts.entity.Profile;

/// A user as they see themselves.
public final class AccountPayload {
  private AccountPayload() {}

  public static void write(JsonGenerator json, Account account, Profile profile)
      throws IOException {
    json.writeStartObject();
    fields(json, account, profile, false);
    email(json, account);
    json.writeEndObject();
  }

  /// What applications see only where the user agreed to it.
  public static void email(JsonGenerator json, Account account) throws IOException {
    Json.textOrNull(json, "email", account.email());
    json.writeBooleanField("verified", account.verified());
  }

  /// Writes the fields of an object that is open, without the email address.
  ///
  /// @param secured whether the person logs in with two factors
  public static void fields(JsonGenerator json, Account account, Profile profile, boolean secured)
      throws IOException {
    UserPayload.fields(json, account.user(), profile);
    json.writeBooleanField("mfa_enabled", secured);
    json.writeStringField("locale", account.locale());
    json.writeNumberField("premium_type", 0);
    json.writeStringField("bio", profile.bio());
    if (!account.user().bot()) {
      json.writeStringField("pronouns", profile.pronouns());
      json.writeNullField("phone");
      json.writeBooleanField("nsfw_allowed", true);
    }
  }
}
