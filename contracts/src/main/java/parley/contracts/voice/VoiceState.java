package parley.contracts.voice;

import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;

/// Somebody in a voice channel of a guild.
///
/// @param channel null when they left
/// @param session the gateway session that they joined with
/// @param mute whether a moderator keeps others from hearing them
/// @param deaf whether a moderator keeps them from hearing others
/// @param suppress whether they may not speak here
/// @param placement null while no router has room, and when they left
/// @param connected whether the router has them
/// @param sinceMs when they came to the channel, or were placed anew
public record VoiceState(
    GuildId guild,
    @Nullable ChannelId channel,
    UserId user,
    String session,
    boolean selfMute,
    boolean selfDeaf,
    boolean selfVideo,
    boolean mute,
    boolean deaf,
    boolean suppress,
    @Nullable Placement placement,
    boolean connected,
    long sinceMs) {
  /// Whether nobody is to hear them.
  public boolean isSilenced() {
    return mute || deaf || suppress;
  }

  /// The same client elsewhere.
  public VoiceState at(@Nullable Placement next, long nowMs) {
    return new VoiceState(
        guild, channel, user, session, selfMute, selfDeaf, selfVideo, mute, deaf, suppress, next,
        false, nowMs);
  }

  /// The same, with what moderators and permissions say now.
  public VoiceState ruled(boolean muteNow, boolean deafNow, boolean suppressNow) {
    return new VoiceState(
        guild,
        channel,
        user,
        session,
        selfMute,
        selfDeaf,
        selfVideo,
        muteNow,
        deafNow,
        suppressNow,
        placement,
        connected,
        sinceMs);
  }

  /// The same, now that its router has the client.
  public VoiceState arrived() {
    return new VoiceState(
        guild, channel, user, session, selfMute, selfDeaf, selfVideo, mute, deaf, suppress,
        placement, true, sinceMs);
  }

  /// What others are told when they left.
  public VoiceState gone() {
    return new VoiceState(
        guild, null, user, session, selfMute, selfDeaf, selfVideo, mute, deaf, suppress, null,
        false, sinceMs);
  }

  /// Whether two states look the same to clients.
  public boolean looksLike(VoiceState other) {
    return at(null, 0).equals(other.at(null, 0));
  }
}
