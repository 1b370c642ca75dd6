package parley.voice.signal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.UserId;
import parley.contracts.voice.VoiceGrant;
import parley.voice.frame.ServerPayload;
import parley.voice.room.Seat;

/// One client in one room, which outlives its sockets. What it is told in numbered payloads is kept
/// for a resume, at most the last [#KEPT]. Belongs to the signalling thread.
final class VoiceSession {
  static final int KEPT = 256;

  private final VoiceGrant grant;
  private final Media media;
  private final Seat seat;
  private final Deque<Numbered> recent = new ArrayDeque<>();
  private @Nullable Outlet outlet;
  private int sequence;
  private int speaking;
  private boolean described;
  private long lostAtMs;

  private record Numbered(int sequence, String payload) {}

  VoiceSession(VoiceGrant grant, Media media, Seat seat, Outlet outlet) {
    this.grant = grant;
    this.media = media;
    this.seat = seat;
    this.outlet = outlet;
  }

  VoiceGrant grant() {
    return grant;
  }

  UserId user() {
    return grant.user();
  }

  Media media() {
    return media;
  }

  Seat seat() {
    return seat;
  }

  @Nullable Outlet outlet() {
    return outlet;
  }

  /// Whether it has keys, so that others can hear it.
  boolean isDescribed() {
    return described;
  }

  void describe() {
    described = true;
  }

  int speaking() {
    return speaking;
  }

  void speaks(int flags) {
    speaking = flags;
  }

  /// Tells what is told again if the client does not get it.
  void tell(IntFunction<String> payload) {
    String text = payload.apply(++sequence);
    recent.addLast(new Numbered(sequence, text));
    if (recent.size() > KEPT) {
      recent.removeFirst();
    }
    send(text);
  }

  /// Tells what matters only now.
  void send(String payload) {
    if (outlet != null) {
      outlet.send(payload);
    }
  }

  /// The client has everything up to a number.
  void confirm(int acknowledged) {
    while (!recent.isEmpty() && recent.getFirst().sequence <= acknowledged) {
      recent.removeFirst();
    }
  }

  /// Whether all that came after a number is still here.
  boolean canReplay(int acknowledged) {
    return acknowledged <= sequence
        && (recent.isEmpty()
            ? acknowledged == sequence
            : acknowledged >= recent.getFirst().sequence - 1);
  }

  /// Goes on with another socket.
  ///
  /// @param acknowledged null when the client does not count
  void resume(Outlet next, @Nullable Integer acknowledged) {
    outlet = next;
    send(ServerPayload.resumed());
    if (acknowledged != null) {
      for (Numbered missed : recent) {
        if (missed.sequence > acknowledged) {
          send(missed.payload);
        }
      }
    }
  }

  /// @return false when it has another socket by now
  boolean lose(Outlet gone, long nowMs) {
    if (outlet != gone) {
      return false;
    }
    outlet = null;
    lostAtMs = nowMs;
    return true;
  }

  boolean isLostSince(long momentMs) {
    return outlet == null && lostAtMs <= momentMs;
  }
}
