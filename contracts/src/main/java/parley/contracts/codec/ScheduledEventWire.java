package parley.contracts.codec;

import java.time.Instant;
import parley.contracts.entity.EventSubscriber;
import parley.contracts.entity.ScheduledEvent;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.ScheduledEventId;
import parley.contracts.id.UserId;
import parley.contracts.wire.WireEventSubscriber;
import parley.contracts.wire.WireScheduledEvent;

/// What guilds have planned, to and from its wire form.
final class ScheduledEventWire {
  private ScheduledEventWire() {}

  static WireScheduledEvent toWire(ScheduledEvent event) {
    WireScheduledEvent.Builder wire =
        WireScheduledEvent.newBuilder()
            .setId(event.id().value())
            .setGuildId(event.guild().value())
            .setCreatorId(event.creator().value())
            .setName(event.name())
            .setStartsAtMs(event.startsAt().toEpochMilli())
            .setStatus(event.status().code());
    if (event.channel() != null) {
      wire.setChannelId(event.channel().value());
    }
    if (event.location() != null) {
      wire.setLocation(event.location());
    }
    if (event.description() != null) {
      wire.setDescription(event.description());
    }
    if (event.endsAt() != null) {
      wire.setEndsAtMs(event.endsAt().toEpochMilli());
    }
    return wire.build();
  }

  static ScheduledEvent fromWire(WireScheduledEvent wire) {
    return new ScheduledEvent(
        new ScheduledEventId(wire.getId()),
        new GuildId(wire.getGuildId()),
        wire.hasChannelId() ? new ChannelId(wire.getChannelId()) : null,
        wire.hasLocation() ? wire.getLocation() : null,
        new UserId(wire.getCreatorId()),
        wire.getName(),
        wire.hasDescription() ? wire.getDescription() : null,
        Instant.ofEpochMilli(wire.getStartsAtMs()),
        wire.hasEndsAtMs() ? Instant.ofEpochMilli(wire.getEndsAtMs()) : null,
        ScheduledEvent.Status.of(wire.getStatus()).orElse(ScheduledEvent.Status.CANCELED));
  }

  static WireEventSubscriber toWire(EventSubscriber subscriber) {
    return WireEventSubscriber.newBuilder()
        .setGuildId(subscriber.guild().value())
        .setEventId(subscriber.event().value())
        .setUserId(subscriber.user().value())
        .build();
  }

  static EventSubscriber fromWire(WireEventSubscriber wire) {
    return new EventSubscriber(
        new GuildId(wire.getGuildId()),
        new ScheduledEventId(wire.getEventId()),
        new UserId(wire.getUserId()));
  }
}
