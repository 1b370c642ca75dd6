package parley.streams.space;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import parley.contracts.edge.InboxEvent;
import parley.contracts.entity.Account;
import parley.contracts.entity.AuditLogEntry;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Entity;
import parley.contracts.entity.EntityKey;
import parley.contracts.entity.EntityKind;
import parley.contracts.entity.Guild;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.entity.Recipient;
import parley.contracts.entity.ThreadMember;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.contracts.user.UserEvent;
import parley.streams.SpaceMetrics;
import parley.streams.automod.GuildScreens;
import parley.streams.fanout.Outbox;
import parley.streams.fanout.SpaceFollowers;
import parley.streams.guild.SpaceEntities;
import parley.streams.ordering.FenceStep;
import parley.streams.pin.PinBoards;
import parley.streams.presence.PresenceRows;
import parley.streams.thread.ThreadStep;
import parley.streams.voice.VoiceStep;

/// Applies rows of PostgreSQL, tells the followers, and lets fences go. Belongs to the task's
/// thread.
final class ChangeStep {
  private final SpaceEntities entities;
  private final PinBoards pins;
  private final ThreadStep threads;
  private final SpaceFollowers followers;
  private final FenceStep fences;
  private final GuildScreens screens;
  private final PresenceRows presences;
  private final VoiceStep voice;
  private final Outbox outbox;
  private final SpaceMetrics metrics;

  ChangeStep(
      SpaceEntities entities,
      PinBoards pins,
      ThreadStep threads,
      SpaceFollowers followers,
      FenceStep fences,
      GuildScreens screens,
      PresenceRows presences,
      VoiceStep voice,
      Outbox outbox,
      SpaceMetrics metrics) {
    this.entities = entities;
    this.pins = pins;
    this.threads = threads;
    this.followers = followers;
    this.fences = fences;
    this.screens = screens;
    this.presences = presences;
    this.voice = voice;
    this.outbox = outbox;
    this.metrics = metrics;
  }

  /// @param row the whole new row, or null when it is gone
  void apply(EntityKey key, @Nullable Entity row, Instant now) {
    if (key.kind() == EntityKind.UNKNOWN) {
      return;
    }
    if (key.kind() == EntityKind.AUDIT_LOG_ENTRY) {
      passOn(key, (AuditLogEntry) row);
      return;
    }
    Entity before = entities.find(key);
    if (isOlder(before, row)) {
      return;
    }
    if (row == null && before == null) {
      return;
    }
    entities.put(key, row);
    metrics.rowApplied();
    tell(key, before, row);
    presences.applied(key, before, row);
    if (key.kind() == EntityKind.MEMBER && row == null) {
      followers.unfollow(key.space(), new UserId(key.id()));
    }
    boolean channel = key.kind() == EntityKind.CHANNEL || key.kind() == EntityKind.THREAD;
    if (channel && row == null) {
      pins.forget(key.space(), new ChannelId(key.id()));
    }
    if (key.kind() == EntityKind.AUTO_MODERATION_RULE) {
      screens.forget(key.space());
    }
    if (row instanceof Guild guild && guild.deleted()) {
      screens.forget(key.space());
      entities.dropAllButGuildRow(key.space());
      pins.forget(key.space());
      threads.forget(key.space());
    }
    // Before a fence lets a change's answer go: who may not speak now is not heard from then on.
    voice.rowChanged(key, now);
    switch (row) {
      case Guild guild -> fences.revisionReached(key.space(), guild.revision());
      case Account account -> fences.revisionReached(key.space(), account.revision());
      case PrivateChannel conversation -> {
        forward((PrivateChannel) before, conversation);
        fences.revisionReached(key.space(), conversation.revision());
      }
      case null, default -> {}
    }
  }

  private void tell(EntityKey key, @Nullable Entity before, @Nullable Entity row) {
    switch (key.kind()) {
      case THREAD -> threads.changed((Channel) before, (Channel) row);
      case THREAD_MEMBER -> threads.changed((ThreadMember) before, (ThreadMember) row);
      default -> outbox.publish(key.space(), new InboxEvent.EntityChanged(key, before, row));
    }
  }

  /// Tells of an entry of the audit log, which is not kept here. The guild's own row ends each
  /// transaction, so an entry of a revision that is in force is one that came before.
  private void passOn(EntityKey key, @Nullable AuditLogEntry entry) {
    if (entry != null && entry.revision() > entities.revision(key.space())) {
      metrics.rowApplied();
      outbox.publish(key.space(), new InboxEvent.EntityChanged(key, null, entry));
    }
  }

  /// Tells everybody who takes part in a private channel, and who did before.
  private void forward(@Nullable PrivateChannel before, PrivateChannel after) {
    for (Recipient recipient : after.recipients()) {
      outbox.forward(new UserEvent.PrivateChannelChanged(recipient.id(), before, after));
    }
    if (before != null) {
      for (Recipient recipient : before.recipients()) {
        if (after.recipient(recipient.id()) == null) {
          outbox.forward(new UserEvent.PrivateChannelChanged(recipient.id(), before, null));
        }
      }
    }
  }

  /// Change capture may repeat what it has sent after a crash; a repeated row must not go back in
  /// time.
  private static boolean isOlder(@Nullable Entity before, @Nullable Entity row) {
    return (before instanceof Guild known
            && row instanceof Guild guild
            && guild.revision() < known.revision())
        || (before instanceof Account knownAccount
            && row instanceof Account account
            && account.revision() < knownAccount.revision())
        || (before instanceof PrivateChannel knownChannel
            && row instanceof PrivateChannel channel
            && channel.revision() < knownChannel.revision());
  }
}
