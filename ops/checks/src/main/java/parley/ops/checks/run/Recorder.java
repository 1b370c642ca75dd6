package parley.ops.checks.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.ops.checks.history.History;
import parley.ops.checks.history.History.Change;
import parley.ops.checks.history.History.Revocation;
import parley.ops.checks.history.History.Send;
import parley.ops.checks.history.History.Session;
import parley.ops.checks.history.History.Stored;
import parley.ops.checks.history.History.Unreadable;

/// Collects what happens in a run; safe for any thread. Its size grows with the run.
final class Recorder {
  private final List<Send> sends = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final List<Revocation> revocations = new ArrayList<>();
  private final List<Unreadable> unreadable = new ArrayList<>();

  synchronized void sent(Send send) {
    sends.add(send);
  }

  /// Of one message, to be told in the order of asking.
  synchronized void changed(Change change) {
    changes.add(change);
  }

  synchronized void revoked(Revocation revocation) {
    revocations.add(revocation);
  }

  synchronized void missed(Unreadable miss) {
    unreadable.add(miss);
  }

  synchronized History history(List<Session> sessions, Map<String, List<Stored>> archives) {
    return new History(sends, sessions, new HashMap<>(archives), changes, revocations, unreadable);
  }
}
