package parley.ingress.interaction;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import parley.contracts.snowflake.EntityIds;
import parley.contracts.token.FileLinks;
import parley.ingress.IngressConfig;
import parley.ingress.command.CommandBridge;
import parley.ingress.command.CommandHeaders;
import parley.ingress.guild.GuildAccess;
import parley.ingress.history.History;
import parley.ingress.slash.SlashCommands;

/// Puts together what handles interactions.
@Factory
final class InteractionBeans {
  @Singleton
  InteractionTokens interactionTokens(IngressConfig config, InstantSource clock) {
    return new InteractionTokens(config.tokens(), clock);
  }

  @Singleton
  Invocations invocations(
      GuildAccess access,
      SlashCommands commands,
      History history,
      CommandBridge bridge,
      CommandHeaders headers,
      EntityIds ids,
      InteractionTokens tokens,
      FileLinks links) {
    return new Invocations(access, commands, history, bridge, headers, ids, tokens, links);
  }
}
