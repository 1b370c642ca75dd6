package parley.gateway.hub;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.gateway.dispatch.Body;
import parley.gateway.dispatch.EventType;
import parley.gateway.frame.CloseCode;
import parley.gateway.session.Outlet;
import parley.gateway.session.Session;

/// A socket on one of the loops, which remembers what it was told.
final class Client implements Outlet {
  private final int loop;
  private final List<String> told = new ArrayList<>();
  private @Nullable Session session;
  private @Nullable Runnable waiting;
  private final List<Long> sequences = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();
  private String lastBody = "";
  private boolean broken;

  Client(int loop) {
    this.loop = loop;
  }

  /// Names of events and of everything else since the last call.
  List<String> told() {
    List<String> since = List.copyOf(told);
    told.clear();
    return since;
  }

  /// Numbers of the events since the last call.
  List<Long> sequences() {
    List<Long> since = List.copyOf(sequences);
    sequences.clear();
    return since;
  }

  /// Bodies of the events since the last call.
  List<String> bodies() {
    List<String> since = List.copyOf(bodies);
    bodies.clear();
    return since;
  }

  String lastBody() {
    return lastBody;
  }

  /// From now on nothing can be written to it.
  void breakDown() {
    broken = true;
  }

  Session session() {
    return Objects.requireNonNull(session);
  }

  @Nullable Session sessionOrNull() {
    return session;
  }

  @Override
  public int loop() {
    return loop;
  }

  @Override
  public void bind(Session bound) {
    session = bound;
  }

  @Override
  public void supersede() {
    session = null;
    told.add("superseded");
  }

  @Override
  public void refuseResume() {
    session = null;
    told.add("invalid session");
  }

  @Override
  public void write(EventType type, long sequence, Body body) {
    if (broken) {
      throw new IllegalStateException("broken");
    }
    told.add(type.name());
    lastBody = new String(body.json(), StandardCharsets.UTF_8);
    sequences.add(sequence);
    bodies.add(lastBody);
  }

  @Override
  public void whenTaken(Runnable task) {
    waiting = task;
  }

  /// Takes all that was sent.
  void take() {
    Runnable task = waiting;
    waiting = null;
    if (task != null) {
      task.run();
    }
  }

  @Override
  public void askToReconnect() {
    told.add("reconnect");
  }

  @Override
  public void close(CloseCode code) {
    told.add(code.name());
  }
}
