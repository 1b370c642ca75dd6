package parley.ingress.http;

import parley.contracts.entity.Account;
import parley.contracts.entity.User;
import parley.contracts.id.CredentialId;
import parley.contracts.id.UserId;

/// Who sends a request.
///
/// @param credential the token that they showed
public record Actor(Account account, CredentialId credential) {
  public UserId id() {
    return account.user().id();
  }

  public User user() {
    return account.user();
  }

  public boolean bot() {
    return account.user().bot();
  }
}
