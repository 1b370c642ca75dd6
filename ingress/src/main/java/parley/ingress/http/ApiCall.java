package parley.ingress.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.ApiError;
import parley.ingress.form.Form;

/// One request, as controllers see it. Its methods block, so they are called on virtual threads
/// only.
public final class ApiCall {
  private static final String REASON = "X-Audit-Log-Reason";
  private static final int MAX_REASON = 512;
  private static final int MAX_CLIENT = 256;

  private final ServerHttpRequest<?> request;
  private static final String BEARER = "Bearer ";

  private final Authenticator authenticator;
  private final Delegations delegations;
  private final Spool spool;

  ApiCall(
      ServerHttpRequest<?> request,
      Authenticator authenticator,
      Delegations delegations,
      Spool spool) {
    this.request = request;
    this.authenticator = authenticator;
    this.delegations = delegations;
    this.spool = spool;
  }

  /// Who is calling.
  ///
  /// @throws RefusedException with 401 when that is unknown
  public Actor actor() {
    String authorization = authorization();
    // What an application may do in somebody's name, controllers say.
    if (authorization == null || isBearer(authorization)) {
      throw new RefusedException(ApiError.UNAUTHORIZED);
    }
    return authenticator
        .authenticate(authorization)
        .orElseThrow(() -> new RefusedException(ApiError.UNAUTHORIZED));
  }

  /// Who is calling, or in whose name an application calls that may do this.
  ///
  /// @throws RefusedException with 401 when that is unknown
  public Caller caller(String scope) {
    String authorization = authorization();
    if (authorization == null || !isBearer(authorization)) {
      return new Caller(actor().id(), null);
    }
    Delegation delegation = delegation();
    if (!delegation.scopes().contains(scope)) {
      throw new RefusedException(ApiError.UNAUTHORIZED);
    }
    return new Caller(delegation.account().user().id(), delegation.scopes());
  }

  /// What the calling application may do.
  ///
  /// @throws RefusedException with 401 when it is none
  public Delegation delegation() {
    String authorization = authorization();
    if (authorization == null || !isBearer(authorization)) {
      throw new RefusedException(ApiError.UNAUTHORIZED);
    }
    return delegations
        .find(authorization.strip().substring(BEARER.length()).strip())
        .orElseThrow(() -> new RefusedException(ApiError.UNAUTHORIZED));
  }

  public @Nullable String authorization() {
    return request.getHeaders().get(HttpHeaders.AUTHORIZATION);
  }

  private static boolean isBearer(String authorization) {
    return authorization.strip().regionMatches(true, 0, BEARER, 0, BEARER.length());
  }

  /// The body as a form of names and values; of several of one name the first.
  public Map<String, String> encodedForm() {
    MediaType type = contentType().orElse(MediaType.APPLICATION_JSON_TYPE);
    if (!type.getName().equals(MediaType.APPLICATION_FORM_URLENCODED)) {
      throw new RefusedException(ApiError.INVALID_FORM_BODY);
    }
    return RequestBody.encodedForm(RequestBody.bytes(request, RequestBody.MAX_ENCODED_BYTES));
  }

  /// Who is calling, who must be no bot.
  public Actor person() {
    Actor actor = actor();
    if (actor.bot()) {
      throw new RefusedException(ApiError.BOTS_NOT_ALLOWED);
    }
    return actor;
  }

  /// Who is calling, who must be a bot.
  public Actor bot() {
    Actor actor = actor();
    if (!actor.bot()) {
      throw new RefusedException(ApiError.ONLY_BOTS_ALLOWED);
    }
    return actor;
  }

  /// The body, which must be an object.
  public Form form() {
    return Form.of(json());
  }

  /// The body, which must be an object and may hold pictures.
  public Form formWithPictures() {
    return Form.of(spool.largeJson(request));
  }

  public JsonNode json() {
    return RequestBody.json(RequestBody.bytes(request, RequestBody.MAX_JSON_BYTES));
  }

  public Optional<MediaType> contentType() {
    return request.getContentType();
  }

  /// The body as parts of a form, whatever they are; to be closed.
  public Multipart multipart(MediaType type) {
    return RequestBody.multipart(request, type.getParameters().get("boundary").orElse(""), spool);
  }

  /// The parameters behind the path, read like a body.
  public Form query() {
    return query(Set.of());
  }

  /// @param lists parameters that are lists, be it of one value
  public Form query(Set<String> lists) {
    ObjectNode query = JsonNodeFactory.instance.objectNode();
    request
        .getParameters()
        .asMap()
        .forEach(
            (name, values) -> {
              if (values.size() == 1 && !lists.contains(name)) {
                query.put(name, values.getFirst());
              } else {
                ArrayNode array = query.putArray(name);
                values.forEach(array::add);
              }
            });
    return Form.of(query);
  }

  /// How the caller's client calls itself.
  public String client() {
    String client = request.getHeaders().get(HttpHeaders.USER_AGENT);
    if (client == null) {
      return "";
    }
    return client.length() > MAX_CLIENT ? client.substring(0, MAX_CLIENT) : client;
  }

  /// Why the caller does it, in their words.
  public @Nullable String reason() {
    String encoded = request.getHeaders().get(REASON);
    if (encoded == null || encoded.isBlank()) {
      return null;
    }
    try {
      String reason = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
      return reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason;
    } catch (IllegalArgumentException _) {
      // Not percent-encoded: it is taken as it is.
      return encoded.length() > MAX_REASON ? encoded.substring(0, MAX_REASON) : encoded;
    }
  }
}
