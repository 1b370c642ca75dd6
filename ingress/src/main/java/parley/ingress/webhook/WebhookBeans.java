package parley.ingress.webhook;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import parley.contracts.snowflake.EntityIds;
import parley.ingress.audit.AuditLog;
import parley.ingress.database.Database;
import parley.ingress.database.SpaceTransactions;
import parley.ingress.guild.GuildAccess;

/// Puts together what handles webhooks.
@Factory
final class WebhookBeans {
  @Singleton
  Webhooks webhooks(
      Database database,
      SpaceTransactions transactions,
      GuildAccess access,
      AuditLog audit,
      EntityIds ids) {
    return new Webhooks(database, transactions, access, audit, ids);
  }
}
