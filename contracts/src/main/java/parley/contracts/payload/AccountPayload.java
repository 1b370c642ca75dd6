package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Account;
import parley.contracts.entity.Profile;

/// A user as they see themselves.
public final class AccountPayload {
  private AccountPayload() {}

  /// How an account is secured.
  ///
  /// @param token a new token, where the one that was shown is void now
  public record Security(boolean twoFactors, @Nullable String token) {
    private static final Security USUAL = new Security(false, null);
  }

  public static void write(JsonGenerator json, Account account, Profile profile)
      throws IOException {
    write(json, account, profile, Security.USUAL);
  }

  public static void write(JsonGenerator json, Account account, Profile profile, Security security)
      throws IOException {
    json.writeStartObject();
    UserPayload.fields(json, account.user(), profile);
    Json.textOrNull(json, "email", account.email());
    json.writeBooleanField("verified", account.verified());
    json.writeBooleanField("mfa_enabled", security.twoFactors());
    json.writeStringField("locale", account.locale());
    json.writeNumberField("premium_type", 0);
    json.writeStringField("bio", profile.bio());
    if (!account.user().bot()) {
      json.writeStringField("pronouns", profile.pronouns());
      json.writeNullField("phone");
      json.writeBooleanField("nsfw_allowed", true);
    }
    if (security.token() != null) {
      json.writeStringField("token", security.token());
    }
    json.writeEndObject();
  }
}
