package parley.ingress.file;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import parley.contracts.snowflake.EntityIds;
import parley.contracts.token.TokenSigner;
import parley.ingress.storage.ObjectStore;

/// Puts together what handles files.
@Factory
final class FileBeans {
  @Singleton
  Attachments attachments(ObjectStore store, EntityIds ids, TokenSigner signer) {
    return new Attachments(store, ids, signer);
  }

  @Singleton
  Announcements announcements(ObjectStore store, EntityIds ids, TokenSigner signer) {
    return new Announcements(store, ids, signer);
  }
}
