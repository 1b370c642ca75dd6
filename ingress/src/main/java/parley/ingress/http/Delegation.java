package parley.ingress.http;

import java.time.Instant;
import java.util.Set;
import parley.contracts.entity.Account;
import parley.contracts.id.UserId;

/// What a person let an application do in their name.
public record Delegation(
    Account account, UserId application, Set<String> scopes, Instant expiresAt) {
  public Delegation {
    scopes = Set.copyOf(scopes);
  }
}
