package parley.ingress.history;

import parley.contracts.id.ChannelId;
import parley.contracts.space.SpaceId;

/// Which messages of a channel are asked for.
///
/// @param after only messages with a higher id; 0 = no bound
/// @param before only messages with a lower id; [Long#MAX_VALUE] = no bound
/// @param direction from which end of the range
public record Page(
    SpaceId space, ChannelId channel, long after, long before, int limit, Direction direction) {
  /// Where a page starts, and how it goes on.
  public enum Direction {
    NEWEST_FIRST,
    OLDEST_FIRST
  }

  public static Page before(SpaceId space, ChannelId channel, long before, int limit) {
    return new Page(space, channel, 0, before, limit, Direction.NEWEST_FIRST);
  }

  /// @param after 0 means from the first message on
  public static Page after(SpaceId space, ChannelId channel, long after, int limit) {
    // No message has such a low id, and 0 would mean that there is no bound to begin at.
    return new Page(
        space, channel, Math.max(after, 1), Long.MAX_VALUE, limit, Direction.OLDEST_FIRST);
  }

  /// What is left of the range beyond a message.
  Page beyond(long message) {
    return switch (direction) {
      case NEWEST_FIRST -> new Page(space, channel, after, message, limit, direction);
      case OLDEST_FIRST -> new Page(space, channel, message, before, limit, direction);
    };
  }

  /// The part of the range up to a message, with it.
  Page through(long message) {
    return switch (direction) {
      case NEWEST_FIRST -> new Page(space, channel, message - 1, before, limit, direction);
      case OLDEST_FIRST -> new Page(space, channel, after, message + 1, limit, direction);
    };
  }

  /// The same range with another limit.
  Page withLimit(int other) {
    return new Page(space, channel, after, before, other, direction);
  }
}
