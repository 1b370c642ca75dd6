package parley.streams.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.contracts.id.UserId;
import parley.contracts.presence.Device;
import parley.contracts.presence.Presence;
import parley.contracts.presence.SessionPresence;
import parley.contracts.presence.Status;

class PresenceMergeTest {
  private static final UserId USER = new UserId(7);

  @Test
  void showsTheStrongestStatusOfEachDevice() {
    assertThat(
            merge(
                session(Device.DESKTOP, Status.IDLE),
                session(Device.DESKTOP, Status.ONLINE),
                session(Device.MOBILE, Status.IDLE)))
        .isEqualTo(
            new Presence(
                USER,
                Status.ONLINE,
                Map.of(Device.DESKTOP, Status.ONLINE, Device.MOBILE, Status.IDLE),
                List.of()));
    assertThat(merge(session(Device.WEB, Status.ONLINE), session(Device.MOBILE, Status.DND)))
        .extracting(Presence::status)
        .isEqualTo(Status.DND);
  }

  @Test
  void hidesWhoIsInvisible() {
    assertThat(
            merge(
                new SessionPresence(Device.DESKTOP, Status.INVISIBLE, List.of("{\"name\":\"x\"}"))))
        .isEqualTo(Presence.offline(USER));
    assertThat(merge(session(Device.DESKTOP, Status.INVISIBLE), session(Device.WEB, Status.IDLE)))
        .isEqualTo(new Presence(USER, Status.IDLE, Map.of(Device.WEB, Status.IDLE), List.of()));
  }

  @Test
  void showsEachActivityOnceAndNotTooMany() {
    List<String> many = IntStream.range(0, 12).mapToObj(i -> "{\"name\":\"" + i + "\"}").toList();
    Presence merged =
        merge(
            new SessionPresence(Device.DESKTOP, Status.ONLINE, many.subList(0, 8)),
            new SessionPresence(Device.WEB, Status.ONLINE, many.subList(6, 12)));

    assertThat(merged.activities()).isEqualTo(many.subList(0, 10));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void neverShowsMoreThanWhatAVisibleSessionSays(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      List<SessionPresence> sessions = new ArrayList<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        sessions.add(
            session(
                Device.values()[random.nextInt(3)],
                Status.values()[random.nextInt(Status.values().length)]));
      }
      Presence merged = PresenceMerge.of(USER, sessions);
      assertThat(merged.isOffline())
          .as("seed %d: %s", seed, sessions)
          .isEqualTo(sessions.stream().noneMatch(each -> each.status().isVisible()));
      merged
          .devices()
          .forEach(
              (device, status) ->
                  assertThat(sessions).as("seed %d", seed).contains(session(device, status)));
      assertThat(merged.devices().values().stream().sorted().findFirst().orElse(Status.OFFLINE))
          .as("seed %d: %s", seed, sessions)
          .isEqualTo(merged.status());
    }
  }

  private static Presence merge(SessionPresence... sessions) {
    return PresenceMerge.of(USER, List.of(sessions));
  }

  private static SessionPresence session(Device device, Status status) {
    return new SessionPresence(device, status, List.of());
  }
}
