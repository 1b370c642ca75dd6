package parley.ingress.http;

import java.util.Optional;

/// Knows what applications may do in whose name.
public interface Delegations {
  /// @param token what an application shows
  /// @return empty when the token is not ours, revoked or expired
  Optional<Delegation> find(String token);
}
