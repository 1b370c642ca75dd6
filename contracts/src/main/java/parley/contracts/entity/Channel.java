package parley.contracts.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;

/// A channel of a guild, with its permission overwrites.
///
/// @param bitrate bits per second, of voice channels
/// @param userLimit how many may be in a voice channel; 0 = no limit
public record Channel(
    ChannelId id,
    GuildId guild,
    ChannelType type,
    String name,
    @Nullable String topic,
    int position,
    @Nullable ChannelId parent,
    boolean nsfw,
    int rateLimitPerUserSeconds,
    List<Overwrite> overwrites,
    int bitrate,
    int userLimit,
    long flags)
    implements Entity {
  public Channel {
    overwrites = List.copyOf(overwrites);
  }

  /// The same channel elsewhere among the others.
  public Channel at(int position, @Nullable ChannelId parent) {
    return new Channel(
        id,
        guild,
        type,
        name,
        topic,
        position,
        parent,
        nsfw,
        rateLimitPerUserSeconds,
        overwrites,
        bitrate,
        userLimit,
        flags);
  }

  /// The same channel with other overwrites.
  public Channel with(List<Overwrite> overwrites) {
    return new Channel(
        id,
        guild,
        type,
        name,
        topic,
        position,
        parent,
        nsfw,
        rateLimitPerUserSeconds,
        overwrites,
        bitrate,
        userLimit,
        flags);
  }

  @Override
  public EntityKey key() {
    return new EntityKey(guild.space(), EntityKind.CHANNEL, id.value());
  }
}
