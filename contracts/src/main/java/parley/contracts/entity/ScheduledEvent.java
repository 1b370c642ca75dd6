package parley.contracts.entity;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.ScheduledEventId;
import parley.contracts.id.UserId;

/// Something that a guild has planned, in a voice channel or elsewhere.
///
/// @param channel where it takes place; null when it is elsewhere
/// @param location where it takes place; null when it is in a channel
/// @param endsAt may be open in a channel
public record ScheduledEvent(
    ScheduledEventId id,
    GuildId guild,
    @Nullable ChannelId channel,
    @Nullable String location,
    UserId creator,
    String name,
    @Nullable String description,
    Instant startsAt,
    @Nullable Instant endsAt,
    Status status)
    implements Entity {
  /// The number of the public protocol for what takes place in a voice channel.
  public static final int IN_VOICE = 2;

  /// The number of the public protocol for what takes place elsewhere.
  public static final int EXTERNAL = 3;

  /// How far it is.
  public enum Status {
    SCHEDULED(1),
    ACTIVE(2),
    COMPLETED(3),
    CANCELED(4);

    private final int code;

    Status(int code) {
      this.code = code;
    }

    /// The number of the public protocol.
    public int code() {
      return code;
    }

    public static Optional<Status> of(int code) {
      for (Status status : values()) {
        if (status.code == code) {
          return Optional.of(status);
        }
      }
      return Optional.empty();
    }

    /// Whether nothing changes any more.
    public boolean isOver() {
      return this == COMPLETED || this == CANCELED;
    }

    /// Whether this may follow another one.
    public boolean follows(Status former) {
      return switch (this) {
        case SCHEDULED -> false;
        case ACTIVE, CANCELED -> former == SCHEDULED;
        case COMPLETED -> former == ACTIVE;
      };
    }
  }

  /// The number of the public protocol.
  public int type() {
    return channel == null ? EXTERNAL : IN_VOICE;
  }

  @Override
  public EntityKey key() {
    return new EntityKey(guild.space(), EntityKind.SCHEDULED_EVENT, id.value());
  }
}
