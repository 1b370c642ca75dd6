package parley.ingress.relationship;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import parley.ingress.database.Database;
import parley.ingress.database.SpaceTransactions;

/// Puts together what handles relationships.
@Factory
final class RelationshipBeans {
  @Singleton
  Relationships relationships(
      Database database, SpaceTransactions transactions, InstantSource clock) {
    return new Relationships(database, transactions, clock);
  }
}
