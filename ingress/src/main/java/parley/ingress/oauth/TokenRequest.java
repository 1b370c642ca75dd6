package parley.ingress.oauth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.ingress.form.Form;
import parley.ingress.http.ApiCall;

/// The form of a request about tokens. Who asks says so in the header of basic authentication, or
/// in the form.
record TokenRequest(Map<String, String> fields, @Nullable String user, @Nullable String password) {
  private static final String BASIC = "Basic ";

  static TokenRequest read(ApiCall call) {
    Map<String, String> fields = call.encodedForm();
    String authorization = call.authorization();
    if (authorization == null || !authorization.startsWith(BASIC)) {
      return new TokenRequest(fields, null, null);
    }
    try {
      String pair =
          new String(
              Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip()),
              StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      if (colon < 0) {
        throw OAuthException.invalidClient();
      }
      return new TokenRequest(fields, pair.substring(0, colon), pair.substring(colon + 1));
    } catch (IllegalArgumentException _) {
      throw OAuthException.invalidClient();
    }
  }

  @Nullable String find(String field) {
    String value = fields.get(field);
    return value == null || value.isEmpty() ? null : value;
  }

  String required(String field) {
    String value = find(field);
    if (value == null) {
      throw OAuthException.invalidRequest(field);
    }
    return value;
  }

  long clientId() {
    Long id = Form.parseSnowflake(user == null ? required("client_id") : user);
    if (id == null) {
      throw OAuthException.invalidClient();
    }
    return id;
  }

  @Nullable String secret() {
    return user == null ? find("client_secret") : password;
  }
}
