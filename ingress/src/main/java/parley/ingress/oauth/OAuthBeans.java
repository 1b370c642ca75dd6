package parley.ingress.oauth;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import parley.ingress.database.Database;

/// Puts together what handles OAuth2.
@Factory
final class OAuthBeans {
  @Singleton
  OAuthGrants oauthGrants(Database database, InstantSource clock) {
    return new OAuthGrants(database, clock);
  }

  @Singleton
  OAuthClients oauthClients(Database database) {
    return new OAuthClients(database);
  }
}
