package parley.contracts.interaction;

import parley.contracts.id.UserId;
import parley.contracts.message.Message;
import parley.contracts.space.SpaceId;

/// A message that one person alone sees. It is in no log.
///
/// @param interaction that it answers
public record Whisper(SpaceId space, UserId user, long interaction, Message message) {
  public Whisper with(Message now) {
    return new Whisper(space, user, interaction, now);
  }
}
