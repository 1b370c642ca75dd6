package parley.ingress.moderation;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import java.time.InstantSource;
import parley.contracts.moderation.ModerationAction;
import parley.contracts.topic.Topics;
import parley.ingress.IngressConfig;
import parley.ingress.audit.AuditLog;
import parley.ingress.command.CommandBridge;
import parley.ingress.command.CommandHeaders;
import parley.ingress.database.Database;
import parley.ingress.database.SpaceTransactions;
import parley.ingress.follow.TopicFollower;
import parley.ingress.history.History;

/// Puts together what sets down moderation.
@Factory
final class ModerationBeans {
  @Context
  @Bean(preDestroy = "close")
  MessagePurger purger(
      Database database,
      History history,
      CommandBridge bridge,
      CommandHeaders headers,
      InstantSource clock) {
    return MessagePurger.start(database, new PurgeWork(database, history, bridge, headers), clock);
  }

  @Context
  @Named("moderation")
  @Bean(preDestroy = "close")
  TopicFollower<ModerationAction> moderation(
      IngressConfig config,
      SpaceTransactions transactions,
      AuditLog audit,
      PrometheusMeterRegistry registry) {
    return TopicFollower.start(
        config.kafka(),
        "parley-ingress-moderation",
        Topics.MODERATION_ACTIONS,
        new ModerationDesk(transactions, audit, registry)::setDown);
  }
}
