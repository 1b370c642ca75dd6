package parley.contracts.payload;

import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ThreadMember;
import parley.contracts.entity.ThreadTraits;
import parley.contracts.message.ThreadTally;

/// A thread as one user finds it.
///
/// @param member the user's own membership; null when they are not in it
public record ThreadView(Channel row, ThreadTally tally, @Nullable ThreadMember member) {
  public ThreadView {
    if (row.thread() == null) {
      throw new IllegalArgumentException("no thread: " + row.id());
    }
  }

  ThreadTraits traits() {
    if (row.thread() == null) {
      throw new IllegalStateException("checked before");
    }
    return row.thread();
  }
}
