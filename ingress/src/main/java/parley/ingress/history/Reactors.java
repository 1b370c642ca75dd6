package parley.ingress.history;

import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.space.SpaceId;

/// Which of those who react to a message are asked for.
///
/// @param emoji the emoji's key
/// @param after only users with a higher id
public record Reactors(
    SpaceId space, ChannelId channel, MessageId message, String emoji, long after, int limit) {
  Reactors after(long user) {
    return new Reactors(space, channel, message, emoji, user, limit);
  }

  Reactors withLimit(int other) {
    return new Reactors(space, channel, message, emoji, after, other);
  }
}
