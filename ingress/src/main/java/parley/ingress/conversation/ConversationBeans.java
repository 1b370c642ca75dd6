package parley.ingress.conversation;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import parley.contracts.snowflake.EntityIds;
import parley.ingress.database.Database;
import parley.ingress.database.SpaceTransactions;
import parley.ingress.history.History;

/// Puts together what handles private channels.
@Factory
final class ConversationBeans {
  @Singleton
  PrivateChannels privateChannels(
      Database database, SpaceTransactions transactions, EntityIds ids) {
    return new PrivateChannels(database, transactions, ids);
  }

  @Singleton
  @Bean(preDestroy = "close")
  LastMessages lastMessages(History history) {
    return new LastMessages(history);
  }
}
