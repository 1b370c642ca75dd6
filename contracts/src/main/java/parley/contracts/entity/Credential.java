package parley.contracts.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.CredentialId;
import parley.contracts.id.UserId;

/// A token that was given out and not revoked. Its row goes when it is revoked.
public record Credential(
    UserId user, CredentialId id, Instant createdAt, @Nullable Instant expiresAt)
    implements Entity {
  @Override
  public EntityKey key() {
    return new EntityKey(user.space(), EntityKind.CREDENTIAL, id.value());
  }

  public boolean isLiveAt(Instant moment) {
    return expiresAt == null || moment.isBefore(expiresAt);
  }
}
