package parley.ingress.moderation;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import parley.contracts.moderation.ModerationAction;
import parley.contracts.topic.Topics;
import parley.ingress.IngressConfig;
import parley.ingress.audit.AuditLog;
import parley.ingress.database.SpaceTransactions;
import parley.ingress.follow.TopicFollower;

/// Puts together what sets down moderation.
@Factory
final class ModerationBeans {
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
