package parley.streams.ordering;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Member;
import parley.contracts.error.ApiError;
import parley.contracts.id.ChannelId;
import parley.contracts.message.Refusal;
import parley.contracts.permission.Permission;
import parley.streams.guild.GuildView;

/// The permission join: a member in front of a channel at a moment, and what they may do there.
///
/// @param permissions effective permission bits
record Situation(GuildView guild, Channel channel, Member actor, long permissions, Instant now) {
  /// Either a situation or the reason why there is none.
  sealed interface Entry {
    record Given(Situation situation) implements Entry {}

    record Denied(Refusal refusal) implements Entry {}
  }

  /// Lets an actor step up to a channel.
  ///
  /// @param guild null when the space is no known guild
  /// @param actor null when the actor is no member
  static Entry enter(
      @Nullable GuildView guild, ChannelId channelId, @Nullable Member actor, Instant now) {
    if (guild == null) {
      return new Entry.Denied(ApiError.UNKNOWN_CHANNEL.refusal());
    }
    Channel channel = guild.channel(channelId);
    if (channel == null) {
      return new Entry.Denied(ApiError.UNKNOWN_CHANNEL.refusal());
    }
    if (actor == null) {
      return new Entry.Denied(ApiError.MISSING_ACCESS.refusal());
    }
    long permissions = guild.permissions(actor, channel, now);
    if (!Permission.VIEW_CHANNEL.in(permissions)) {
      return new Entry.Denied(ApiError.MISSING_ACCESS.refusal());
    }
    if (!channel.type().holdsMessages()) {
      return new Entry.Denied(ApiError.NON_TEXT_CHANNEL.refusal());
    }
    return new Entry.Given(new Situation(guild, channel, actor, permissions, now));
  }

  boolean may(Permission permission) {
    return permission.in(permissions);
  }
}
