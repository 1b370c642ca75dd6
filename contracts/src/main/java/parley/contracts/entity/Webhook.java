package parley.contracts.entity;

import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.WebhookId;

/// A way into a channel, and into its threads, for those who know its token; the token is in no
/// log.
public record Webhook(GuildId guild, WebhookId id, ChannelId channel) implements Entity {
  @Override
  public EntityKey key() {
    return new EntityKey(guild.space(), EntityKind.WEBHOOK, id.value());
  }
}
