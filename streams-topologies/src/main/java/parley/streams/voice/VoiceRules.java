package parley.streams.voice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.Member;
import parley.contracts.error.ApiError;
import parley.contracts.id.ChannelId;
import parley.contracts.message.Refusal;
import parley.contracts.permission.Permission;
import parley.streams.guild.GuildView;

/// Pure rules of who may be where in voice. Null means that nothing speaks against it.
final class VoiceRules {
  private VoiceRules() {}

  /// May a member come to a channel by their own wish?
  ///
  /// @param present how many are there already, without the member
  static @Nullable Refusal join(
      GuildView guild, ChannelId id, Member member, int present, Instant now) {
    Channel channel = guild.channel(id);
    if (channel == null) {
      return ApiError.UNKNOWN_CHANNEL.refusal();
    }
    if (!isVoice(channel)) {
      return ApiError.CHANNEL_TYPE.refusal();
    }
    long permissions = guild.permissions(member, channel, false, now);
    if (!Permission.VIEW_CHANNEL.in(permissions) || !Permission.CONNECT.in(permissions)) {
      return ApiError.MISSING_ACCESS.refusal();
    }
    boolean full = channel.userLimit() > 0 && present >= channel.userLimit();
    return full && !Permission.MOVE_MEMBERS.in(permissions)
        ? ApiError.MISSING_PERMISSIONS.refusal()
        : null;
  }

  /// May a moderator take a member from one channel to another?
  ///
  /// @param to null to end the member's connection
  static @Nullable Refusal move(
      GuildView guild, Member moderator, ChannelId from, @Nullable ChannelId to, Instant now) {
    Channel source = guild.channel(from);
    if (source == null
        || !Permission.MOVE_MEMBERS.in(guild.permissions(moderator, source, false, now))) {
      return ApiError.MISSING_PERMISSIONS.refusal();
    }
    if (to == null) {
      return null;
    }
    Channel target = guild.channel(to);
    if (target == null) {
      return ApiError.UNKNOWN_CHANNEL.refusal();
    }
    if (!isVoice(target)) {
      return ApiError.CHANNEL_TYPE.refusal();
    }
    long permissions = guild.permissions(moderator, target, false, now);
    return Permission.CONNECT.in(permissions) && Permission.MOVE_MEMBERS.in(permissions)
        ? null
        : ApiError.MISSING_PERMISSIONS.refusal();
  }

  /// Whether a member is there to listen only. In a stage that is everybody but its moderators.
  static boolean suppressed(GuildView guild, Channel channel, Member member, Instant now) {
    long permissions = guild.permissions(member, channel, false, now);
    return channel.type() == ChannelType.STAGE
        ? !Permission.MUTE_MEMBERS.in(permissions)
        : !Permission.SPEAK.in(permissions);
  }

  private static boolean isVoice(Channel channel) {
    return channel.type() == ChannelType.VOICE || channel.type() == ChannelType.STAGE;
  }
}
