package parley.ingress.slash;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import parley.contracts.snowflake.EntityIds;
import parley.ingress.database.Database;
import parley.ingress.guild.GuildAccess;

/// Puts together what handles the commands of applications.
@Factory
final class SlashBeans {
  @Singleton
  SlashCommands slashCommands(Database database, EntityIds ids, InstantSource clock) {
    return new SlashCommands(database, ids, clock);
  }

  @Singleton
  CommandIndex commandIndex(GuildAccess access) {
    return new CommandIndex(access);
  }
}
