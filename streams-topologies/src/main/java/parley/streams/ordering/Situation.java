package parley.streams.ordering;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.Member;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.entity.Role;
import parley.contracts.entity.ThreadTraits;
import parley.contracts.entity.Webhook;
import parley.contracts.error.ApiError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.contracts.message.Refusal;
import parley.contracts.permission.Permission;
import parley.contracts.permission.Permissions;
import parley.streams.guild.GuildView;

/// The permission join: somebody in front of a channel at a moment, and what they may do there.
///
/// @param guild null in front of a private channel
/// @param thread set in front of a thread
/// @param closed whether it is a thread that takes nothing until it is brought back
/// @param slowModeSeconds 0 = none
/// @param actor the actor's membership; null in front of a private channel, and of webhooks
/// @param permissions effective permission bits
/// @param blocked whether nobody can write, because one of the two of a DM blocked the other
record Situation(
    @Nullable GuildView guild,
    ChannelType channelType,
    @Nullable ThreadTraits thread,
    boolean closed,
    int slowModeSeconds,
    @Nullable Member actor,
    long permissions,
    boolean blocked,
    Instant now) {
  /// Either a situation or the reason why there is none.
  sealed interface Entry {
    record Given(Situation situation) implements Entry {}

    record Denied(Refusal refusal) implements Entry {}
  }

  /// Lets an actor step up to a channel of a guild.
  ///
  /// @param channel null when there is no such channel
  /// @param closed whether it is a thread that takes nothing until it is brought back
  /// @param actor null when the actor is no member
  /// @param permissions of the actor in the channel
  static Entry enter(
      GuildView guild,
      @Nullable Channel channel,
      boolean closed,
      @Nullable Member actor,
      long permissions,
      Instant now) {
    if (channel == null) {
      return new Entry.Denied(ApiError.UNKNOWN_CHANNEL.refusal());
    }
    if (actor == null) {
      return new Entry.Denied(ApiError.MISSING_ACCESS.refusal());
    }
    if (!Permission.VIEW_CHANNEL.in(permissions)) {
      return new Entry.Denied(ApiError.MISSING_ACCESS.refusal());
    }
    if (!channel.type().holdsMessages()) {
      return new Entry.Denied(ApiError.NON_TEXT_CHANNEL.refusal());
    }
    return new Entry.Given(
        new Situation(
            guild,
            channel.type(),
            channel.thread(),
            closed,
            channel.rateLimitPerUserSeconds(),
            actor,
            permissions,
            false,
            now));
  }

  /// Lets a webhook speak in its channel and in the threads there.
  static Entry enter(
      GuildView guild, Channel channel, boolean closed, Webhook webhook, Instant now) {
    boolean own =
        webhook.channel().equals(channel.id())
            || (channel.thread() != null && webhook.channel().equals(channel.parent()));
    if (!own) {
      return new Entry.Denied(ApiError.UNKNOWN_CHANNEL.refusal());
    }
    if (!channel.type().holdsMessages()) {
      return new Entry.Denied(ApiError.NON_TEXT_CHANNEL.refusal());
    }
    return new Entry.Given(
        new Situation(
            guild,
            channel.type(),
            channel.thread(),
            closed,
            channel.rateLimitPerUserSeconds(),
            null,
            Permissions.OF_WEBHOOKS,
            false,
            now));
  }

  /// Whether a webhook speaks.
  boolean isWebhook() {
    return guild != null && actor == null;
  }

  /// Lets an actor step up to a private channel.
  ///
  /// @param channel null when the space is none that is known
  static Entry enter(
      @Nullable PrivateChannel channel, ChannelId channelId, UserId actor, Instant now) {
    if (channel == null || !channel.id().equals(channelId)) {
      return new Entry.Denied(ApiError.UNKNOWN_CHANNEL.refusal());
    }
    if (channel.recipient(actor) == null) {
      return new Entry.Denied(ApiError.MISSING_ACCESS.refusal());
    }
    return new Entry.Given(
        new Situation(
            null,
            channel.type(),
            null,
            false,
            0,
            null,
            Permissions.IN_PRIVATE_CHANNEL,
            channel.blocked(),
            now));
  }

  /// Whether it is a thread in which only moderators write, and the actor is none.
  boolean isLocked() {
    return thread != null && thread.locked() && !may(Permission.MANAGE_THREADS);
  }

  /// Whether the actor is to be silent for now, which takes away what no permission is about.
  boolean isTimedOut() {
    return actor != null && actor.isTimedOutAt(now) && !may(Permission.ADMINISTRATOR);
  }

  boolean may(Permission permission) {
    return permission.in(permissions);
  }

  /// Whether the actor has one of these roles.
  boolean hasOneOf(List<RoleId> roles) {
    return actor != null && actor.roles().stream().anyMatch(roles::contains);
  }

  @Nullable GuildId guildId() {
    return guild == null ? null : guild.guild().id();
  }

  @Nullable Role role(RoleId id) {
    return guild == null ? null : guild.find(id);
  }
}
