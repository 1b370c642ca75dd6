package parley.streams.ordering;

import java.util.List;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.Refusal;
import parley.contracts.message.TailEntry;

/// What the rules say to a command about messages.
public sealed interface Decision {
  /// It happens.
  ///
  /// @param changes in their order; at least one
  record Happens(List<Change> changes) implements Decision {
    public Happens {
      changes = List.copyOf(changes);
    }

    Happens(MessageEvent event, TailEntry now) {
      this(List.of(new Change(event, now)));
    }
  }

  /// Nothing has to happen, since it is so already.
  record AlreadySo() implements Decision {}

  /// It does not.
  record Refused(Refusal refusal) implements Decision {}

  /// What happens to one message.
  ///
  /// @param now the message afterwards
  record Change(MessageEvent event, TailEntry now) {}
}
