package parley.ingress;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import parley.contracts.snowflake.EntityIds;
import parley.contracts.token.FileLinks;
import parley.contracts.token.TokenSigner;
import parley.ingress.account.Accounts;
import parley.ingress.account.PasswordHasher;
import parley.ingress.account.Sessions;
import parley.ingress.account.Tokens;
import parley.ingress.account.TwoFactors;
import parley.ingress.application.Applications;
import parley.ingress.application.BotInstallation;
import parley.ingress.audit.AuditLog;
import parley.ingress.command.CommandBridge;
import parley.ingress.command.CommandFences;
import parley.ingress.command.CommandHeaders;
import parley.ingress.command.CommandMetrics;
import parley.ingress.command.KafkaCommandLog;
import parley.ingress.command.VerdictConsumer;
import parley.ingress.database.Database;
import parley.ingress.database.SpaceTransactions;
import parley.ingress.guild.GuildAccess;
import parley.ingress.image.Pictures;
import parley.ingress.invite.Joining;
import parley.ingress.operation.KafkaHealth;
import parley.ingress.redis.Redis;
import parley.ingress.redis.RedisMetrics;
import parley.ingress.sight.SightCache;

/// Puts the application together.
@Factory
final class IngressBeans {
  @Singleton
  EntityIds ids(IngressConfig config, InstantSource clock) {
    return new EntityIds(clock, config.instance());
  }

  @Singleton
  @Bean(preDestroy = "close")
  PrometheusMeterRegistry metrics() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmGcMetrics().bindTo(registry);
    return registry;
  }

  @Context
  @Bean(preDestroy = "close")
  Database database(IngressConfig config) {
    return Database.open(config.database());
  }

  @Singleton
  @Bean(preDestroy = "close")
  KafkaCommandLog log(IngressConfig config) {
    return KafkaCommandLog.open(config.kafka(), config.layout());
  }

  @Singleton
  @Bean(preDestroy = "close")
  KafkaHealth kafkaHealth(IngressConfig config) {
    return KafkaHealth.open(config.kafka());
  }

  @Singleton
  CommandMetrics commandMetrics(PrometheusMeterRegistry registry) {
    return new CommandMetrics(registry);
  }

  @Singleton
  CommandBridge bridge(IngressConfig config, KafkaCommandLog log, CommandMetrics metrics) {
    return new CommandBridge(
        log, config.maxPendingCommands(), config.commandDeadline(), System::nanoTime, metrics);
  }

  @Context
  @Bean(preDestroy = "close")
  VerdictConsumer verdicts(IngressConfig config, CommandBridge bridge, CommandMetrics metrics) {
    return VerdictConsumer.start(
        config.kafka(), config.layout(), config.instance(), bridge, metrics);
  }

  @Singleton
  CommandHeaders headers(IngressConfig config, InstantSource clock) {
    return new CommandHeaders(config.instance(), clock);
  }

  @Singleton
  @Bean(preDestroy = "close")
  CommandFences fences(CommandBridge bridge, CommandHeaders headers) {
    return new CommandFences(bridge, headers);
  }

  @Singleton
  SightCache sights(Redis redis, PrometheusMeterRegistry registry) {
    return new SightCache(redis, registry);
  }

  @Singleton
  SpaceTransactions transactions(Database database, CommandFences fences, SightCache sights) {
    return new SpaceTransactions(database, fences, sights);
  }

  @Context
  @Bean(preDestroy = "close")
  Redis redis(IngressConfig config, PrometheusMeterRegistry registry) {
    return Redis.open(
        config.redis().url(),
        config.redis().maxWait(),
        System::nanoTime,
        new RedisMetrics(registry));
  }

  @Singleton
  TokenSigner signer(IngressConfig config) {
    return config.tokens();
  }

  @Singleton
  FileLinks links(IngressConfig config, InstantSource clock) {
    return new FileLinks(config.filesUrl(), config.tokens(), clock);
  }

  @Singleton
  PasswordHasher passwords() {
    return new PasswordHasher();
  }

  @Singleton
  Tokens tokens(IngressConfig config, Database database, EntityIds ids, InstantSource clock) {
    return new Tokens(database, config.tokens(), ids, config.accessTokenLife(), clock);
  }

  @Singleton
  Accounts accounts(
      Database database,
      SpaceTransactions transactions,
      PasswordHasher passwords,
      Tokens tokens,
      EntityIds ids,
      Pictures pictures) {
    return new Accounts(database, transactions, passwords, tokens, ids, pictures);
  }

  @Singleton
  AuditLog audit(EntityIds ids) {
    return new AuditLog(ids);
  }

  @Singleton
  TwoFactors factors(Database database, InstantSource clock) {
    return new TwoFactors(database, clock);
  }

  @Singleton
  Sessions sessions(
      Database database,
      SpaceTransactions transactions,
      PasswordHasher passwords,
      Tokens tokens,
      TwoFactors factors) {
    return new Sessions(database, transactions, passwords, tokens, factors);
  }

  @Singleton
  GuildAccess access(
      Database database, SpaceTransactions transactions, SightCache sights, InstantSource clock) {
    return new GuildAccess(database, transactions, sights, clock);
  }

  @Singleton
  Joining joining(Database database, SpaceTransactions transactions, InstantSource clock) {
    return new Joining(database, transactions, clock);
  }

  @Singleton
  Applications applications(
      Database database,
      SpaceTransactions transactions,
      Tokens tokens,
      EntityIds ids,
      InstantSource clock) {
    return new Applications(database, transactions, tokens, ids, clock);
  }

  @Singleton
  BotInstallation installation(GuildAccess access, AuditLog audit, EntityIds ids) {
    return new BotInstallation(access, audit, ids);
  }
}
