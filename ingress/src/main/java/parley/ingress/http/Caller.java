package parley.ingress.http;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.UserId;

/// Who sends a request, or in whose name an application does.
///
/// @param scopes what the application may do; null when they do it themselves
public record Caller(UserId id, @Nullable Set<String> scopes) {
  public boolean may(String scope) {
    return scopes == null || scopes.contains(scope);
  }
}
