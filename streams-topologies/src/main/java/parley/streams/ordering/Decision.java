package parley.streams.ordering;

import parley.contracts.message.MessageEvent;
import parley.contracts.message.Refusal;

/// What the rules say to a command about a message.
public sealed interface Decision {
  /// It happens.
  record Happens(MessageEvent event) implements Decision {}

  /// It does not.
  record Refused(Refusal refusal) implements Decision {}
}
