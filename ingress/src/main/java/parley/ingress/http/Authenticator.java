package parley.ingress.http;

import java.util.Optional;

/// Knows whose a token is.
public interface Authenticator {
  /// @param authorization the header of that name
  /// @return empty when the token is not ours, revoked or expired
  Optional<Actor> authenticate(String authorization);
}
