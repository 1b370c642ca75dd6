package parley.ingress.message;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import parley.ingress.command.CommandBridge;
import parley.ingress.command.CommandHeaders;
import parley.ingress.database.Database;
import parley.ingress.file.Attachments;
import parley.ingress.guild.GuildAccess;
import parley.ingress.history.History;
import parley.ingress.history.ReactionHistory;
import parley.ingress.interaction.InteractionTokens;
import parley.ingress.thread.ThreadEntry;
import parley.ingress.thread.Threads;

/// Puts together what handles messages.
@Factory
final class MessageBeans {
  @Singleton
  Messages messages(
      Database database,
      GuildAccess access,
      History history,
      ReactionHistory reactions,
      Readings readings,
      CommandBridge bridge,
      CommandHeaders headers,
      Attachments attachments,
      ThreadEntry threads,
      InstantSource clock) {
    return new Messages(
        database,
        access,
        history,
        reactions,
        readings,
        bridge,
        headers,
        attachments,
        threads,
        new Enclosing(database, access, history, clock));
  }

  @Singleton
  Reactions reactions(
      Database database,
      GuildAccess access,
      History history,
      ReactionHistory reactions,
      CommandBridge bridge,
      CommandHeaders headers) {
    return new Reactions(database, access, history, reactions, bridge, headers);
  }

  @Singleton
  ThreadStarts starts(GuildAccess access, History history, Threads threads, Messages messages) {
    return new ThreadStarts(access, history, threads, messages);
  }

  @Singleton
  WebhookMessages webhookMessages(
      Database database,
      History history,
      CommandBridge bridge,
      CommandHeaders headers,
      Attachments attachments,
      Threads threads) {
    return new WebhookMessages(database, history, bridge, headers, attachments, threads);
  }

  @Singleton
  InteractionMessages interactionMessages(
      Database database,
      History history,
      CommandBridge bridge,
      CommandHeaders headers,
      Attachments attachments,
      InteractionTokens tokens) {
    return new InteractionMessages(database, history, bridge, headers, attachments, tokens);
  }

  @Singleton
  Polls polls(
      GuildAccess access,
      History history,
      ReactionHistory reactions,
      CommandBridge bridge,
      CommandHeaders headers) {
    return new Polls(access, history, reactions, bridge, headers);
  }

  @Singleton
  Attention attention(GuildAccess access, CommandBridge bridge, CommandHeaders headers) {
    return new Attention(access, bridge, headers);
  }

  @Singleton
  @Bean(preDestroy = "close")
  Readings readings(GuildAccess access, History history, ReactionHistory reactions) {
    return new Readings(access, history, reactions);
  }
}
