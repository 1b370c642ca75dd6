package parley.ops.client;

/// Hears what happens to a session; called by one thread at a time, which it must not hold up.
public interface SessionListener {
  void onDispatch(Dispatch dispatch);

  /// The connection is gone, and the session goes on trying to resume.
  void onDisconnect(long atNs);
}
