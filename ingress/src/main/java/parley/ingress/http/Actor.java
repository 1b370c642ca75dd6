package parley.ingress.http;

import parley.contracts.entity.Account;
import parley.contracts.entity.User;
import parley.contracts.id.CredentialId;
import parley.contracts.id.UserId;

/// Who sends a request.
///
/// @param credential the token that they showed
public record Actor(Account account, CredentialId credential) {
  /// The flags of an application that allow the intent, with a review and without.
  private static final long GUILD_MEMBERS_INTENT = 1L << 14 | 1L << 15;

  public UserId id() {
    return account.user().id();
  }

  public User user() {
    return account.user();
  }

  /// Whether they may read lists of members: a bot needs the privileged intent for that.
  public boolean mayListMembers() {
    return !bot() || (account.applicationFlags() & GUILD_MEMBERS_INTENT) != 0;
  }

  public boolean bot() {
    return account.user().bot();
  }
}
