package parley.ingress.oauth;

/// A request for a token that is refused, in the terms of RFC 6749.
final class OAuthException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String error;

  private OAuthException(String error, String description) {
    super(description, null, false, false);
    this.error = error;
  }

  static OAuthException invalidClient() {
    return new OAuthException("invalid_client", "Invalid client");
  }

  static OAuthException invalidGrant(String field) {
    return new OAuthException("invalid_grant", "Invalid \"" + field + "\" in request.");
  }

  static OAuthException invalidRequest(String field) {
    return new OAuthException("invalid_request", "Missing \"" + field + "\" in request.");
  }

  static OAuthException invalidScope() {
    return new OAuthException("invalid_scope", "The requested scope is invalid");
  }

  static OAuthException unsupportedGrant() {
    return new OAuthException("unsupported_grant_type", "Grant type is not supported");
  }

  String error() {
    return error;
  }

  String description() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
