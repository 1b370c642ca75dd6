package parley.contracts.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;

/// A channel of a guild, with its permission overwrites. Threads are channels too; their overwrites
/// are those of the channel that they hang in, their parent.
///
/// @param bitrate bits per second, of voice channels
/// @param userLimit how many may be in a voice channel; 0 = no limit
/// @param threadDefaults of what new threads begin with
/// @param forum set of forums and media channels
/// @param thread set of threads
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
    long flags,
    ThreadDefaults threadDefaults,
    @Nullable ForumTraits forum,
    @Nullable ThreadTraits thread)
    implements Entity {
  /// Of threads: it stays on top of its forum.
  public static final long PINNED = 1 << 1;

  /// Of forums: each thread has a tag.
  public static final long REQUIRE_TAG = 1 << 4;

  public Channel {
    overwrites = List.copyOf(overwrites);
  }

  /// A channel that is no thread and holds messages or voices.
  public Channel(
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
      long flags) {
    this(
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
        flags,
        ThreadDefaults.NONE,
        null,
        null);
  }

  /// Whether only those in it, and who manages threads, see it.
  public boolean isPrivateThread() {
    return type == ChannelType.PRIVATE_THREAD;
  }

  /// Whether it is a thread that was put away.
  public boolean isArchived() {
    return thread != null && thread.archived();
  }

  /// The same thread with other traits.
  public Channel with(ThreadTraits traits) {
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
        flags,
        threadDefaults,
        forum,
        traits);
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
        flags,
        threadDefaults,
        forum,
        thread);
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
        flags,
        threadDefaults,
        forum,
        thread);
  }

  @Override
  public EntityKey key() {
    return new EntityKey(
        guild.space(), type.isThread() ? EntityKind.THREAD : EntityKind.CHANNEL, id.value());
  }
}
