package parley.ingress.application;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.ApiError;
import parley.contracts.error.FieldError;
import parley.contracts.id.UserId;
import parley.ingress.form.Form;
import parley.ingress.http.RefusedException;

/// What an application asks a person for.
///
/// @param redirectUri where the code goes; null when none is asked for
/// @param state that the application gets back as it was
/// @param challenge of who asks (RFC 7636, S256)
record AuthorizationRequest(
    Application application,
    Set<String> scopes,
    @Nullable String redirectUri,
    @Nullable String state,
    @Nullable String challenge) {
  static final String BOT = "bot";

  /// What can be asked for.
  static final List<String> SCOPES =
      List.of("identify", "email", "guilds", BOT, "applications.commands");

  private static final int MAX_SCOPE = 200;
  private static final int MAX_STATE = 2048;
  private static final int CHALLENGE_CHARS = 43;

  AuthorizationRequest {
    scopes = Set.copyOf(scopes);
  }

  static AuthorizationRequest read(Form query, Applications applications) {
    long client = query.requiredSnowflake("client_id");
    String scope = query.requiredText("scope", 1, MAX_SCOPE);
    Set<String> scopes = new LinkedHashSet<>(Arrays.asList(scope.split(" ")));
    if (!scope.isEmpty() && !SCOPES.containsAll(scopes)) {
      query.fail(FieldError.notOneOf(query.path("scope"), SCOPES));
    }
    String response = query.text("response_type", 0, MAX_SCOPE);
    if (response != null && !response.equals("code")) {
      query.fail(FieldError.notOneOf(query.path("response_type"), List.of("code")));
    }
    String state = query.text("state", 0, MAX_STATE);
    String redirect = query.text("redirect_uri", 0, MAX_STATE);
    String challenge = challenge(query);
    query.check();
    Application application =
        applications
            .find(new UserId(client))
            .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_APPLICATION));
    boolean coded = response != null;
    String uri = coded ? redirect(query, application, redirect) : null;
    if (!coded && !scopes.contains(BOT)) {
      query.fail(FieldError.required(query.path("response_type")));
    }
    query.check();
    return new AuthorizationRequest(application, scopes, uri, state, challenge);
  }

  boolean addsBot() {
    return scopes.contains(BOT);
  }

  private static @Nullable String challenge(Form query) {
    String challenge = query.text("code_challenge", CHALLENGE_CHARS, CHALLENGE_CHARS);
    String method = query.text("code_challenge_method", 0, MAX_SCOPE);
    if (challenge != null && !"S256".equals(method)) {
      query.fail(FieldError.notOneOf(query.path("code_challenge_method"), List.of("S256")));
    }
    return challenge;
  }

  private static @Nullable String redirect(
      Form query, Application application, @Nullable String asked) {
    List<String> registered = application.redirectUris();
    if (asked == null && registered.size() == 1) {
      return registered.getFirst();
    }
    if (asked == null || !registered.contains(asked)) {
      query.fail(
          new FieldError(
              query.path("redirect_uri"),
              "REDIRECT_URI_INVALID",
              "Redirect URI is not supported by client"));
      return null;
    }
    return asked;
  }
}
