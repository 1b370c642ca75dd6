package parley.gateway.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.contracts.id.CredentialId;
import parley.contracts.id.UserId;
import parley.contracts.presence.Status;
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

class PresenceBeatsTest {
  private static final UserId USER = new UserId(7);

  private final List<Seat> seats = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();
  private final PresenceBeats beats =
      new PresenceBeats(
          (user, sessions) ->
              sent.add(user + " " + sessions.stream().map(each -> each.status().text()).toList()),
          user -> user.equals(USER) ? seats : List.of());

  @Test
  void saysWhenSessionsComeAndGo() {
    seats.add(seat());
    beats.touched(USER, 0);
    seats.add(seat());
    beats.touched(USER, 1);
    seats.clear();
    beats.touched(USER, 2);
    beats.touched(USER, 3);

    assertThat(sent()).containsExactly("7 [online]", "7 [online, online]", "7 []");
  }

  @Test
  void repeatsItselfAsLongAsThereIsASession() {
    seats.add(seat());
    beats.touched(USER, 0);
    sent();
    beats.sweep(PresenceBeats.EVERY_MS - 1);
    assertThat(sent()).isEmpty();

    beats.sweep(PresenceBeats.EVERY_MS);
    assertThat(sent()).containsExactly("7 [online]");
    beats.sweep(PresenceBeats.EVERY_MS + 1);
    assertThat(sent()).isEmpty();
    beats.sweep(2 * PresenceBeats.EVERY_MS);
    assertThat(sent()).containsExactly("7 [online]");

    seats.clear();
    beats.touched(USER, 0);
    sent();
    beats.sweep(9 * PresenceBeats.EVERY_MS);
    assertThat(sent()).isEmpty();
  }

  @Test
  void saysTheLastThingWhenSomebodyChangesTooOften() {
    Seat seat = seat();
    seats.add(seat);
    beats.touched(USER, 0);
    sent();
    for (int i = 0; i < 4; i++) {
      update(seat, i % 2 == 0 ? Status.DND : Status.ONLINE, 1);
    }
    update(seat, Status.IDLE, 2);
    assertThat(sent()).hasSize(5).last().isEqualTo("7 [idle]");

    update(seat, Status.ONLINE, 3);
    update(seat, Status.DND, 4);
    beats.sweep(PresenceBeats.WINDOW_MS);
    assertThat(sent()).isEmpty();
    beats.sweep(PresenceBeats.WINDOW_MS + 1);
    assertThat(sent()).containsExactly("7 [dnd]");
  }

  @Test
  void saysNothingWhenNothingChanged() {
    Seat seat = seat();
    seats.add(seat);
    update(seat, Status.ONLINE, 1);

    assertThat(sent()).isEmpty();
  }

  private void update(Seat seat, Status status, long nowMs) {
    beats.update(seat, new ClientFrame.UpdatePresence(status, List.of()), nowMs);
  }

  private List<String> sent() {
    List<String> since = List.copyOf(sent);
    sent.clear();
    return since;
  }

  private static Seat seat() {
    return new Seat(
        new Session(
            "session",
            new Viewer(USER, Intents.ALL),
            new ReplayLimits(10, 1 << 20, Duration.ofSeconds(60))),
        new CredentialId(1),
        new ClientFrame.Identify("", null, null, 50),
        false,
        new Deaf());
  }

  /// A socket that hears nothing.
  private static final class Deaf implements Outlet {
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
    public void write(EventType type, long sequence, Body body) {}

    @Override
    public void whenTaken(Runnable task) {}

    @Override
    public void askToReconnect() {}

    @Override
    public void close(CloseCode code) {}
  }
}
