package parley.contracts.token;

import java.time.Instant;
import parley.contracts.id.CredentialId;
import parley.contracts.id.UserId;

/// What a token says: who shows it, which credential it stands for, and until when. A signature
/// proves that we gave it out; only the credential's row tells whether it is still good.
///
/// @param expiresAtS seconds since 1970; [#NEVER] for those of bots
public record AccessToken(UserId user, CredentialId credential, long expiresAtS) {
  public static final long NEVER = 0;

  /// One that does not expire.
  public AccessToken(UserId user, CredentialId credential) {
    this(user, credential, NEVER);
  }

  public boolean isExpired(Instant now) {
    return expiresAtS != NEVER && expiresAtS <= now.getEpochSecond();
  }
}
