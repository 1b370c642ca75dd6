package parley.gateway.fanout;

import java.util.List;

/// One of the event loops, which own the sockets and their sessions.
public interface EdgeLoop {
  /// Runs the tasks in their order on the loop's thread, after all that was given to it before, and
  /// then lets everything go that they wrote. Waits while too much waits already.
  void execute(List<Runnable> tasks);
}
