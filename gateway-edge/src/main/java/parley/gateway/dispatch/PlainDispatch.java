package parley.gateway.dispatch;

/// An event that looks the same to all who see it.
public record PlainDispatch(EventType type, Body body, long decidedAtMs) implements Dispatch {
  /// An event for any number of sessions.
  public static PlainDispatch shared(EventType type, long decidedAtMs, PayloadWriter writer) {
    return new PlainDispatch(type, Body.shared(writer), decidedAtMs);
  }

  /// An event for one session.
  public static PlainDispatch personal(EventType type, long decidedAtMs, PayloadWriter writer) {
    return new PlainDispatch(type, Body.personal(writer), decidedAtMs);
  }

  @Override
  public Body bodyFor(Viewer viewer) {
    return body;
  }
}
