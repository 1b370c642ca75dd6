package parley.ingress.preference;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import parley.ingress.database.Database;
import parley.ingress.database.SpaceTransactions;

/// Puts together what handles preferences.
@Factory
final class PreferenceBeans {
  @Singleton
  Preferences preferences(Database database, SpaceTransactions transactions) {
    return new Preferences(database, transactions);
  }
}
