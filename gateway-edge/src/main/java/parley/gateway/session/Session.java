package parley.gateway.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.gateway.dispatch.Body;
import parley.gateway.dispatch.Dispatch;
import parley.gateway.dispatch.EventType;
import parley.gateway.dispatch.PlainDispatch;
import parley.gateway.dispatch.Viewer;
import parley.gateway.frame.CloseCode;
import parley.gateway.resume.ReplayBuffer;
import parley.gateway.resume.ReplayLimits;

/// What a client is told, in one numbered sequence that outlives its sockets.
///
/// A session belongs to one event loop: that of its socket; between sockets, that of the last one.
/// Nobody else touches it. It changes hands in one way only: its loop releases it, which also ends
/// its socket, and only when that is done, the next loop resumes it.
public final class Session {
  private static final Body RESUMED = resumedBody();

  /// What may happen while a session moves; with more its client begins anew.
  private static final int MOST_EARLY = 10_000;

  private final String id;
  private final Viewer viewer;
  private final ReplayBuffer recent;
  private @Nullable List<Dispatch> early;
  private @Nullable Outlet outlet;
  private volatile boolean over;

  public Session(String id, Viewer viewer, ReplayLimits limits) {
    this.id = id;
    this.viewer = viewer;
    this.recent = new ReplayBuffer(limits, viewer);
  }

  /// Safe for any thread.
  public String id() {
    return id;
  }

  /// Safe for any thread.
  public Viewer viewer() {
    return viewer;
  }

  /// Tells the client an event, now or when it resumes.
  public void deliver(Dispatch event) {
    if (over) {
      return;
    }
    if (early != null) {
      early.add(event);
      over = early.size() > MOST_EARLY;
      return;
    }
    long sequence = recent.append(event);
    if (outlet != null) {
      outlet.write(event.type(), sequence, event.bodyFor(viewer));
    }
  }

  /// A session that comes from another node: what it is told is held back until [#adopt].
  public static Session arriving(String id, Viewer viewer, ReplayLimits limits) {
    Session session = new Session(id, viewer, limits);
    session.early = new ArrayList<>();
    return session;
  }

  /// Takes over what the former node kept, and then tells what was held back.
  ///
  /// @param lastSequence the number of the last of these events
  public void adopt(long lastSequence, List<? extends Dispatch> events) {
    recent.beginAfter(lastSequence - events.size());
    events.forEach(recent::append);
    List<Dispatch> held = early;
    early = null;
    if (held != null) {
      held.forEach(this::deliver);
    }
  }

  /// The session goes on elsewhere: nobody is told anything here any more.
  ///
  /// @return the events after a sequence number, or null when they cannot be told
  public @Nullable Departed depart(long sequence) {
    over = true;
    release();
    if (sequence > recent.lastSequence()) {
      return null;
    }
    List<Dispatch> missing = recent.after(sequence);
    return missing == null ? null : new Departed(recent.lastSequence(), missing);
  }

  /// What another node needs to go on.
  public record Departed(long lastSequence, List<Dispatch> events) {}

  /// Begins with its first socket.
  public void start(Outlet first) {
    outlet = first;
    first.bind(this);
  }

  /// Goes on with another socket from the last event that the client has: tells all that it missed,
  /// in order, then `RESUMED`. When that cannot be, the session is over, also for a socket that it
  /// still has.
  public ResumeOutcome resume(Outlet next, long sequence, long nowMs) {
    if (over) {
      next.refuseResume();
      return ResumeOutcome.UNKNOWN_SESSION;
    }
    if (sequence > recent.lastSequence()) {
      dissolve();
      next.close(CloseCode.INVALID_SEQUENCE);
      return ResumeOutcome.NEVER_SENT;
    }
    List<Dispatch> missing = recent.after(sequence);
    if (missing == null) {
      dissolve();
      next.refuseResume();
      return ResumeOutcome.TOO_OLD;
    }
    release();
    outlet = next;
    next.bind(this);
    long at = sequence;
    for (Dispatch event : missing) {
      at++;
      next.write(event.type(), at, event.bodyFor(viewer));
    }
    deliver(new PlainDispatch(EventType.RESUMED, RESUMED, nowMs));
    return ResumeOutcome.RESUMED;
  }

  /// The client says that it has all events up to this one.
  ///
  /// @return whether that can be
  public boolean confirm(long sequence) {
    if (sequence > recent.lastSequence()) {
      return false;
    }
    recent.confirm(sequence);
    return true;
  }

  /// Runs a task once the client has taken nearly all that it was told; never, when it is gone.
  public void whenTaken(Runnable task) {
    if (outlet != null) {
      outlet.whenTaken(task);
    }
  }

  /// Its event loop lets go of it.
  public void release() {
    if (outlet != null) {
      outlet.supersede();
      outlet = null;
    }
  }

  /// A socket is gone.
  public void detach(Outlet gone) {
    if (outlet == gone) {
      outlet = null;
    }
  }

  public void close(CloseCode code) {
    if (outlet != null) {
      outlet.close(code);
    }
  }

  /// An event could not be told: the session is over, since it must not go on without it.
  public void fail() {
    over = true;
    close(CloseCode.UNKNOWN_ERROR);
  }

  /// Whether it ended in itself, so that nobody can take it up. Safe for any thread.
  public boolean isOver() {
    return over;
  }

  /// Tells the client that this session is over and that it may identify anew.
  public void dissolve() {
    over = true;
    if (outlet != null) {
      outlet.refuseResume();
      outlet = null;
    }
  }

  /// Bytes of events that are kept for a resume. Safe for any thread.
  public long keptBytes() {
    return recent.sizeBytes();
  }

  private static Body resumedBody() {
    return Body.shared(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("_trace");
          json.writeEndArray();
          json.writeEndObject();
        });
  }
}
