package parley.ingress.message;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import parley.ingress.command.CommandBridge;
import parley.ingress.command.CommandHeaders;
import parley.ingress.database.Database;
import parley.ingress.guild.GuildAccess;
import parley.ingress.history.History;

/// Puts together what handles messages.
@Factory
final class MessageBeans {
  @Singleton
  Messages messages(
      Database database,
      GuildAccess access,
      History history,
      CommandBridge bridge,
      CommandHeaders headers) {
    return new Messages(database, access, history, bridge, headers);
  }

  @Singleton
  @Bean(preDestroy = "close")
  Readings readings(GuildAccess access, History history) {
    return new Readings(access, history);
  }
}
