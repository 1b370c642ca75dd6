package parley.ingress.channel;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.error.ApiError;
import parley.contracts.error.FieldError;
import parley.contracts.id.ChannelId;
import parley.ingress.form.InvalidFormException;
import parley.ingress.http.RefusedException;

/// The channels of a guild while some of them are moved. Each move is checked against what those
/// before it left. For one thread.
final class ChannelPlaces {
  static final int MAX_IN_CATEGORY = 50;

  private final Map<ChannelId, Channel> channels = new LinkedHashMap<>();

  ChannelPlaces(Collection<Channel> present) {
    present.forEach(channel -> channels.put(channel.id(), channel));
  }

  Channel find(ChannelId id) {
    Channel channel = channels.get(id);
    if (channel == null) {
      throw new RefusedException(ApiError.UNKNOWN_CHANNEL);
    }
    return channel;
  }

  /// The channel as it is after the move.
  Channel apply(ChannelMove move) {
    Channel former = find(move.id());
    ChannelId parent = move.movesParent() ? move.parent() : former.parent();
    if (parent != null && !parent.equals(former.parent())) {
      requireRoom(former, parent);
    }
    int position = move.position() == null ? former.position() : move.position();
    Channel moved = former.at(position, parent);
    Channel category = category(parent);
    if (move.lockPermissions() && category != null) {
      moved = moved.with(category.overwrites());
    }
    channels.put(moved.id(), moved);
    return moved;
  }

  private void requireRoom(Channel channel, ChannelId parent) {
    if (category(parent) == null || channel.type() == ChannelType.CATEGORY) {
      throw new InvalidFormException(
          new FieldError("parent_id", "CHANNEL_PARENT_INVALID", "Not a category of this guild"));
    }
    long present =
        channels.values().stream().filter(other -> parent.equals(other.parent())).count();
    if (present >= MAX_IN_CATEGORY) {
      throw new InvalidFormException(
          new FieldError(
              "parent_id",
              "CHANNEL_PARENT_MAX_CHANNELS",
              "Maximum number of channels in category reached (" + MAX_IN_CATEGORY + ")"));
    }
  }

  private @Nullable Channel category(@Nullable ChannelId id) {
    Channel channel = id == null ? null : channels.get(id);
    return channel != null && channel.type() == ChannelType.CATEGORY ? channel : null;
  }
}
