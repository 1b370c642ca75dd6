package parley.gateway.resume;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.gateway.dispatch.Dispatch;
import parley.gateway.dispatch.Viewer;

/// The last events of a session: references to events that all sessions share, and the sequence
/// number of the first. Bounded in number, bytes and time; what the client has confirmed goes
/// first. What was dropped cannot be resumed over.
///
/// Used by the session's event loop only.
public final class ReplayBuffer {
  private final ReplayLimits limits;
  private final Viewer viewer;
  private @Nullable ArrayDeque<Dispatch> events;
  private long lastSequence;
  private volatile long sizeBytes;

  public ReplayBuffer(ReplayLimits limits, Viewer viewer) {
    this.limits = limits;
    this.viewer = viewer;
  }

  /// Takes an event in and gives it its sequence number.
  public long append(Dispatch event) {
    long bytes = sizeOf(event);
    if (events == null) {
      events = new ArrayDeque<>();
    }
    events.addLast(event);
    sizeBytes += bytes;
    lastSequence++;
    long oldestMs = event.decidedAtMs() - limits.age().toMillis();
    while (events.size() > 1
        && (events.size() > limits.events()
            || sizeBytes > limits.bytes()
            || events.getFirst().decidedAtMs() < oldestMs)) {
      dropFirst(events);
    }
    return lastSequence;
  }

  /// Goes on after a sequence number that was given out elsewhere. To be called before anything
  /// else.
  public void beginAfter(long sequence) {
    lastSequence = sequence;
  }

  /// Forgets what the client says it has.
  public void confirm(long sequence) {
    while (events != null && !events.isEmpty() && firstSequence() <= sequence) {
      dropFirst(events);
    }
    if (events != null && events.isEmpty()) {
      events = null;
    }
  }

  /// The events after a sequence number, or null when some of them are gone.
  ///
  /// @param sequence at most the last one
  public @Nullable List<Dispatch> after(long sequence) {
    if (sequence > lastSequence) {
      throw new IllegalArgumentException("not sent yet: " + sequence);
    }
    if (sequence < firstSequence() - 1) {
      return null;
    }
    if (events == null) {
      return List.of();
    }
    List<Dispatch> missing = new ArrayList<>((int) (lastSequence - sequence));
    long skip = sequence + 1 - firstSequence();
    for (Dispatch event : events) {
      if (skip-- <= 0) {
        missing.add(event);
      }
    }
    return missing;
  }

  public long lastSequence() {
    return lastSequence;
  }

  public int size() {
    return events == null ? 0 : events.size();
  }

  /// Safe for any thread.
  public long sizeBytes() {
    return sizeBytes;
  }

  private long firstSequence() {
    return lastSequence - size() + 1;
  }

  private void dropFirst(ArrayDeque<Dispatch> from) {
    sizeBytes -= sizeOf(from.removeFirst());
  }

  private long sizeOf(Dispatch event) {
    return event.bodyFor(viewer).sizeBytes();
  }
}
