package parley.gateway.space;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.EventSubscriber;
import parley.contracts.entity.ScheduledEvent;
import parley.contracts.payload.ScheduledEventPayload;
import parley.gateway.dispatch.EventType;
import parley.gateway.dispatch.Intent;
import parley.gateway.dispatch.PlainDispatch;
import parley.gateway.fanout.Fanout;
import parley.gateway.session.Seat;

/// Tells of what a guild has planned: of what takes place in a channel, those who see it. Used by
/// the hub's thread only.
public final class PlannedEvents {
  private final Fanout fanout;

  public PlannedEvents(Fanout fanout) {
    this.fanout = fanout;
  }

  /// Something was planned, changed or given up.
  public void apply(
      GuildSpace guild,
      @Nullable ScheduledEvent before,
      @Nullable ScheduledEvent after,
      long nowMs) {
    ScheduledEvent event = after == null ? before : after;
    if (event == null) {
      return;
    }
    guild.rows().putExpression(event.key(), after);
    EventType type =
        after == null
            ? EventType.GUILD_SCHEDULED_EVENT_DELETE
            : before == null
                ? EventType.GUILD_SCHEDULED_EVENT_CREATE
                : EventType.GUILD_SCHEDULED_EVENT_UPDATE;
    fanout.deliver(
        PlainDispatch.shared(type, nowMs, json -> ScheduledEventPayload.write(json, event)),
        watchers(guild, event));
  }

  /// Somebody is interested, or no longer.
  public void apply(
      GuildSpace guild,
      @Nullable EventSubscriber before,
      @Nullable EventSubscriber after,
      long nowMs) {
    EventSubscriber subscriber = after == null ? before : after;
    if (subscriber == null) {
      return;
    }
    ScheduledEvent event = guild.rows().event(subscriber.guild(), subscriber.event());
    if (event == null) {
      return;
    }
    fanout.deliver(
        PlainDispatch.shared(
            after == null
                ? EventType.GUILD_SCHEDULED_EVENT_USER_REMOVE
                : EventType.GUILD_SCHEDULED_EVENT_USER_ADD,
            nowMs,
            json -> ScheduledEventPayload.writeEvent(json, subscriber)),
        watchers(guild, event));
  }

  private static List<Seat> watchers(GuildSpace guild, ScheduledEvent event) {
    return seats(guild, event).stream()
        .filter(seat -> seat.session().viewer().intents().has(Intent.GUILD_SCHEDULED_EVENTS))
        .toList();
  }

  private static Collection<Seat> seats(GuildSpace guild, ScheduledEvent event) {
    if (event.channel() == null) {
      return guild.seats();
    }
    Channel channel = guild.rows().channel(event.channel());
    return channel == null ? List.of() : guild.index().viewersOf(channel);
  }
}
