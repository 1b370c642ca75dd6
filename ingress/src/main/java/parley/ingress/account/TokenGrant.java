package parley.ingress.account;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;

/// What a login brings: a token for a short time, and another with which to get the next.
///
/// @param refresh good once
/// @param life how long the access token is good
record TokenGrant(String access, String refresh, Duration life) {
  /// Writes the fields of an object that is open.
  void write(JsonGenerator json) throws IOException {
    json.writeStringField("token", access);
    json.writeStringField("refresh_token", refresh);
    json.writeNumberField("expires_in", life.toSeconds());
  }
}
