package parley.ingress.oauth;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;

/// Applications ask for tokens, and give them back.
@Controller("/api")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TokenController {
  private static final Set<String> WITHOUT_ASKING = Set.of("identify", "guilds", "email");

  private final OAuthClients clients;
  private final OAuthGrants grants;

  TokenController(OAuthClients clients, OAuthGrants grants) {
    this.clients = clients;
    this.grants = grants;
  }

  @Post("/oauth2/token")
  HttpResponse<byte[]> token(ApiCall call) {
    try {
      return issued(issue(TokenRequest.read(call)));
    } catch (OAuthException e) {
      return refused(e);
    }
  }

  @Post("/oauth2/token/revoke")
  HttpResponse<byte[]> revoke(ApiCall call) {
    try {
      TokenRequest request = TokenRequest.read(call);
      OAuthClients.Client client = known(request);
      grants.revoke(client.application(), request.required("token"));
      return Answer.ok(
          json -> {
            json.writeStartObject();
            json.writeEndObject();
          });
    } catch (OAuthException e) {
      return refused(e);
    }
  }

  private OAuthGrants.Issued issue(TokenRequest request) {
    switch (request.required("grant_type")) {
      case "authorization_code" -> {
        OAuthClients.Client client = clients.find(request.clientId(), request.secret());
        return grants.exchange(
            client.application(),
            request.required("code"),
            request.required("redirect_uri"),
            request.find("code_verifier"),
            client.known());
      }
      case "refresh_token" -> {
        OAuthClients.Client client = clients.find(request.clientId(), request.secret());
        return grants.refresh(client.application(), request.required("refresh_token"));
      }
      case "client_credentials" -> {
        OAuthClients.Client client = known(request);
        Set<String> scopes =
            new LinkedHashSet<>(Arrays.asList(request.required("scope").split(" ")));
        if (!WITHOUT_ASKING.containsAll(scopes)) {
          throw OAuthException.invalidScope();
        }
        return grants.issueToOwner(client.application(), client.owner(), scopes);
      }
      default -> throw OAuthException.unsupportedGrant();
    }
  }

  private OAuthClients.Client known(TokenRequest request) {
    OAuthClients.Client client = clients.find(request.clientId(), request.secret());
    if (!client.known()) {
      throw OAuthException.invalidClient();
    }
    return client;
  }

  private static HttpResponse<byte[]> issued(OAuthGrants.Issued issued) {
    return Answer.ok(
            json -> {
              json.writeStartObject();
              json.writeStringField("token_type", "Bearer");
              json.writeStringField("access_token", issued.access());
              json.writeNumberField("expires_in", OAuthGrants.ACCESS_LIFE.toSeconds());
              if (issued.refresh() != null) {
                json.writeStringField("refresh_token", issued.refresh());
              }
              json.writeStringField("scope", String.join(" ", issued.scopes()));
              json.writeEndObject();
            })
        .header("Cache-Control", "no-store");
  }

  private static HttpResponse<byte[]> refused(OAuthException e) {
    int status = e.error().equals("invalid_client") ? 401 : 400;
    return Answer.as(
        status,
        json -> {
          json.writeStartObject();
          json.writeStringField("error", e.error());
          json.writeStringField("error_description", e.description());
          json.writeEndObject();
        });
  }
}
