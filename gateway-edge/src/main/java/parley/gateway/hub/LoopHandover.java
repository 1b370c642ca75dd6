package parley.gateway.hub;

/// Lets the hub move a session from one event loop to another.
@FunctionalInterface
public interface LoopHandover {
  /// Waits, shortly, until an event loop has done everything that it was given. Event loops never
  /// wait for the hub, so this ends.
  void await(int loop);
}
