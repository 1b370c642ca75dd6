package parley.ingress.thread;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import parley.contracts.message.IdleThread;
import parley.contracts.snowflake.EntityIds;
import parley.contracts.topic.Topics;
import parley.ingress.IngressConfig;
import parley.ingress.audit.AuditLog;
import parley.ingress.database.SpaceTransactions;
import parley.ingress.follow.TopicFollower;
import parley.ingress.guild.GuildAccess;
import parley.ingress.history.ThreadTallies;

/// Puts together what handles threads.
@Factory
final class ThreadBeans {
  @Singleton
  Threads threads(
      GuildAccess access,
      AuditLog audit,
      EntityIds ids,
      SpaceTransactions transactions,
      InstantSource clock) {
    return new Threads(access, audit, ids, transactions, clock);
  }

  @Singleton
  ThreadEntry entry(GuildAccess access) {
    return new ThreadEntry(access);
  }

  @Singleton
  ThreadViews views(ThreadTallies tallies) {
    return new ThreadViews(tallies);
  }

  @Context
  @Bean(preDestroy = "close")
  @Named("idle-threads")
  TopicFollower<IdleThread> archiver(
      IngressConfig config,
      SpaceTransactions transactions,
      InstantSource clock,
      PrometheusMeterRegistry registry) {
    return TopicFollower.start(
        config.kafka(),
        "parley-ingress-idle-threads",
        Topics.IDLE_THREADS,
        new IdleThreadArchiver(transactions, clock, registry)::archive);
  }
}
