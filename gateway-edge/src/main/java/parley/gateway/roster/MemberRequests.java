package parley.gateway.roster;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import parley.contracts.edge.InboxEvent;
import parley.contracts.payload.MemberChunk;
import parley.contracts.payload.MemberPayload;
import parley.gateway.dispatch.EventType;
import parley.gateway.dispatch.Intent;
import parley.gateway.dispatch.PlainDispatch;
import parley.gateway.fanout.Fanout;
import parley.gateway.frame.ClientFrame;
import parley.gateway.frame.CloseCode;
import parley.gateway.inbox.Subscriptions;
import parley.gateway.session.Seat;
import parley.gateway.space.GuildSpace;

/// Answers sessions that ask for members. Each session's requests are answered one after another,
/// page by page, and a page is asked for only when the client has taken what came before: a guild
/// of a million members never lies in memory, neither here nor in the log. While a socket is lost,
/// its session's requests wait.
///
/// Used by the hub's thread only. Bounded by the sessions, and for each by [#WAITING] requests.
public final class MemberRequests {
  static final int WAITING = 250;
  public static final long REPEAT_AFTER_MS = 10_000;

  private final Subscriptions subscriptions;
  private final Fanout fanout;
  private final Predicate<Seat> isHere;
  private final Consumer<Runnable> later;
  private final InstantSource clock;
  private final Map<Seat, Line> lines = new HashMap<>();
  private final Map<Long, Seat> asked = new HashMap<>();
  private long lastNumber;

  /// A session's requests, the first of which is being answered.
  private static final class Line {
    final Queue<MemberRequest> requests = new ArrayDeque<>();

    /// Of the page that is asked for; 0 when the client has to take something first.
    long number;

    long movedAtMs;
  }

  /// @param isHere whether a session lives
  /// @param later does something on the hub's thread, or may forget it; any thread may call it
  public MemberRequests(
      Subscriptions subscriptions,
      Fanout fanout,
      Predicate<Seat> isHere,
      Consumer<Runnable> later,
      InstantSource clock) {
    this.subscriptions = subscriptions;
    this.fanout = fanout;
    this.isHere = isHere;
    this.later = later;
    this.clock = clock;
  }

  /// A session asks.
  ///
  /// @param guild null when it is none of the session's
  public void ask(Seat seat, ClientFrame.RequestMembers request, @Nullable GuildSpace guild) {
    boolean forAll = MemberRequest.isForAll(request);
    if (seat.bot() && forAll && !seat.session().viewer().intents().has(Intent.GUILD_MEMBERS)) {
      close(seat, CloseCode.DISALLOWED_INTENTS);
      return;
    }
    if (guild == null) {
      new MemberRequest(request, 0, false, false)
          .take(new InboxEvent.MembersFound(0, List.of(), List.of(), false))
          .forEach(chunk -> deliver(seat, chunk));
      return;
    }
    Line line = lines.computeIfAbsent(seat, ignored -> new Line());
    if (line.requests.size() >= WAITING) {
      close(seat, CloseCode.RATE_LIMITED);
      return;
    }
    line.requests.add(
        new MemberRequest(
            request,
            guild.rows().guild().memberCount(),
            !seat.bot(),
            request.presences() && seat.session().viewer().intents().has(Intent.GUILD_PRESENCES)));
    if (line.requests.size() == 1) {
      askNext(seat, line);
    }
  }

  /// A page was found.
  public void answer(InboxEvent.MembersFound page) {
    Seat seat = asked.remove(page.request());
    Line line = seat == null ? null : lines.get(seat);
    if (seat == null || line == null) {
      return;
    }
    MemberRequest request = line.requests.element();
    request.take(page).forEach(chunk -> deliver(seat, chunk));
    line.number = 0;
    line.movedAtMs = clock.millis();
    if (request.isComplete()) {
      line.requests.remove();
    }
    if (line.requests.isEmpty()) {
      lines.remove(seat);
    } else {
      goOnWhenTaken(seat);
    }
  }

  /// A session has a socket again.
  public void resumed(Seat seat) {
    if (lines.containsKey(seat)) {
      goOnWhenTaken(seat);
    }
  }

  /// Repeats what got no answer, and forgets sessions that are gone.
  public void sweep(long nowMs) {
    lines.keySet().removeIf(seat -> !isHere.test(seat));
    asked.values().removeIf(seat -> !lines.containsKey(seat));
    lines.forEach(
        (seat, line) -> {
          if (nowMs - line.movedAtMs >= REPEAT_AFTER_MS) {
            line.movedAtMs = nowMs;
            if (line.number == 0) {
              goOnWhenTaken(seat);
            } else {
              send(seat, line);
            }
          }
        });
  }

  public void clear() {
    lines.clear();
    asked.clear();
  }

  private void goOnWhenTaken(Seat seat) {
    fanout.run(seat.loop(), () -> seat.session().whenTaken(() -> later.accept(() -> goOn(seat))));
  }

  private void goOn(Seat seat) {
    Line line = lines.get(seat);
    if (line != null && line.number == 0) {
      askNext(seat, line);
    }
  }

  private void askNext(Seat seat, Line line) {
    line.number = ++lastNumber;
    line.movedAtMs = clock.millis();
    asked.put(line.number, seat);
    send(seat, line);
  }

  private void send(Seat seat, Line line) {
    MemberRequest request = line.requests.element();
    subscriptions.findMembers(request.guild().space(), seat.user(), line.number, request.next());
  }

  private void deliver(Seat seat, MemberChunk chunk) {
    fanout.deliver(
        PlainDispatch.personal(
            EventType.GUILD_MEMBERS_CHUNK,
            clock.millis(),
            json -> MemberPayload.writeChunk(json, chunk)),
        seat);
  }

  private void close(Seat seat, CloseCode code) {
    fanout.run(seat.loop(), () -> seat.session().close(code));
  }
}
