package parley.gateway.space;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import parley.contracts.id.CredentialId;
import parley.contracts.id.UserId;
import parley.gateway.dispatch.Body;
import parley.gateway.dispatch.EventType;
import parley.gateway.dispatch.Intents;
import parley.gateway.dispatch.Viewer;
import parley.gateway.frame.ClientFrame;
import parley.gateway.frame.CloseCode;
import parley.gateway.resume.ReplayLimits;
import parley.gateway.session.Outlet;
import parley.gateway.session.Seat;
import parley.gateway.session.Session;

/// A socket on the only loop that keeps what it is told.
final class Listening implements Outlet {
  private final List<String> events = new ArrayList<>();

  /// A session that is past its READY.
  static Seat seat(UserId user, Intents intents, boolean bot, Listening outlet) {
    Session session =
        new Session(
            "session of " + user,
            new Viewer(user, intents),
            new ReplayLimits(100, 1 << 20, Duration.ofSeconds(60)));
    session.start(outlet);
    Seat seat =
        new Seat(
            session,
            new CredentialId(1),
            new ClientFrame.Identify("", null, null, 50),
            bot,
            outlet);
    seat.makeReady();
    return seat;
  }

  /// Type and body of each event since the last call.
  List<String> heard() {
    List<String> heard = List.copyOf(events);
    events.clear();
    return heard;
  }

  @Override
  public int loop() {
    return 0;
  }

  @Override
  public void bind(Session session) {}

  @Override
  public void supersede() {}

  @Override
  public void refuseResume() {}

  @Override
  public void write(EventType type, long sequence, Body body) {
    String json = new String(body.json(), StandardCharsets.UTF_8);
    events.add(type + " " + json.substring(0, json.length() - 1));
  }

  @Override
  public void whenTaken(Runnable task) {}

  @Override
  public void askToReconnect() {}

  @Override
  public void close(CloseCode code) {}
}
