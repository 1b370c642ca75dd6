package parley.contracts.entity;

import parley.contracts.id.GuildId;
import parley.contracts.id.ScheduledEventId;
import parley.contracts.id.UserId;

/// Somebody who is interested in what a guild has planned.
public record EventSubscriber(GuildId guild, ScheduledEventId event, UserId user)
    implements Entity {
  @Override
  public EntityKey key() {
    return new EntityKey(guild.space(), EntityKind.EVENT_SUBSCRIBER, event.value(), user.value());
  }
}
