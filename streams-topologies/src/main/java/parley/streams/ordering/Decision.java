package parley.streams.ordering;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.Refusal;
import parley.contracts.message.TailEntry;

/// What the rules say to a command about messages.
sealed interface Decision {
  /// It happens.
  ///
  /// @param changes in their order; none only when moderation alone follows
  /// @param moderation what follows because of it
  record Happens(List<Change> changes, Moderation moderation) implements Decision {
    public Happens {
      changes = List.copyOf(changes);
    }

    Happens(List<Change> changes) {
      this(changes, Moderation.NONE);
    }

    Happens(MessageEvent event, TailEntry now) {
      this(List.of(new Change(event, List.of(now))));
    }

    /// The message that the first change is about, as it is now; null when it is gone.
    @Nullable Message message() {
      return changes.getFirst().now().getFirst().message();
    }
  }

  /// Nothing has to happen, since it is so already.
  record AlreadySo() implements Decision {}

  /// It does not.
  ///
  /// @param moderation what follows because it was asked
  record Refused(Refusal refusal, Moderation moderation) implements Decision {
    Refused(Refusal refusal) {
      this(refusal, Moderation.NONE);
    }
  }

  /// What happens to messages.
  ///
  /// @param now these messages afterwards; none when they stay as they are
  record Change(MessageEvent event, List<TailEntry> now) {
    public Change {
      now = List.copyOf(now);
    }
  }
}
