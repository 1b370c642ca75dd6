package parley.ops.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import parley.ops.client.Actor;
import parley.ops.client.RestClient;
import parley.ops.client.World;

/// What sessions cost an edge node that hardly anything happens to, and how fast they come back
/// when all lose their connections at once.
final class SessionBench {
  /// Sessions before the first look, so that what a node needs anyway is not counted.
  private static final int FIRST = 200;

  private static final Duration SETTLE = Duration.ofSeconds(5);
  private static final int MISSED = 5;

  private final RestClient rest;
  private final World world;
  private final EdgeProbe probe;
  private final List<Actor> users = new ArrayList<>();

  SessionBench(RestClient rest, RandomGenerator random, EdgeProbe probe) {
    this.rest = rest;
    this.world = new World(rest, random);
    this.probe = probe;
  }

  /// @param seconds how long to look at sessions that only beat
  String idle(int sessions, int userCount, int seconds) throws IOException, InterruptedException {
    world(userCount);
    try (Audience audience = new Audience()) {
      audience.gather(gateway(), users, FIRST, (number, atNs) -> {});
      TimeUnit.MILLISECONDS.sleep(SETTLE.toMillis());
      EdgeProbe.Use few = probe.use();
      audience.gather(gateway(), users, sessions - FIRST, (number, atNs) -> {});
      EdgeProbe.Use all = probe.use();
      TimeUnit.MILLISECONDS.sleep(SETTLE.toMillis());
      EdgeProbe.Use before = probe.use();
      TimeUnit.SECONDS.sleep(seconds);
      EdgeProbe.Use after = probe.use();
      int more = sessions - FIRST;
      return """
      %.0f sessions of %d users in one guild, %d lost
      resident memory: %.1f MB at %d sessions, %.1f MB at the end; %.2f KB for each session
      CPU: %.3f ms for each connect to READY; %.2f %% of a core while they only beat
      """
          .formatted(
              after.sessions(),
              userCount,
              audience.disconnects(),
              few.residentBytes() / 1e6,
              FIRST,
              after.residentBytes() / 1e6,
              (after.residentBytes() - few.residentBytes()) / more / 1e3,
              (all.cpuSeconds() - few.cpuSeconds()) / more * 1e3,
              (after.cpuSeconds() - before.cpuSeconds()) / seconds * 100);
    }
  }

  /// All connections are cut, some messages pass, and all sessions are taken up again.
  String storm(int sessions, int userCount) throws IOException, InterruptedException {
    String channel = world(userCount);
    try (Audience audience = new Audience()) {
      audience.gather(gateway(), users, sessions, (number, atNs) -> {});
      List<Listener.Position> positions = audience.cut();
      for (int message = 0; message < MISSED; message++) {
        rest.demand(
            "POST",
            "/channels/" + channel + "/messages",
            users.getFirst().authorization(),
            RestClient.object().put("content", message + " while away"));
      }
      int[] heard = new int[sessions];
      AtomicInteger wrong = new AtomicInteger();
      EdgeProbe.Use before = probe.use();
      long sinceNs = System.nanoTime();
      audience.resume(
          gateway(),
          positions,
          session ->
              (number, atNs) -> {
                if (number != heard[session]) {
                  wrong.incrementAndGet();
                }
                heard[session]++;
              });
      Duration took = Duration.ofNanos(System.nanoTime() - sinceNs);
      EdgeProbe.Use after = probe.use();
      for (int count : heard) {
        if (count != MISSED) {
          wrong.incrementAndGet();
        }
      }
      return """
      %d sessions were back after %d ms; %.3f ms of the edge's CPU for each
      messages lost, repeated or out of order: %d of %d
      """
          .formatted(
              sessions,
              took.toMillis(),
              (after.cpuSeconds() - before.cpuSeconds()) / sessions * 1e3,
              wrong.get(),
              sessions * MISSED);
    }
  }

  /// Makes a guild with users; answers its channel.
  private String world(int userCount) throws IOException, InterruptedException {
    Actor owner = world.person("bench");
    String channel = world.channel(owner, world.guild(owner, "Bench"), "load");
    users.add(owner);
    while (users.size() < userCount) {
      Actor user = world.person("member");
      world.join(user, channel, owner);
      users.add(user);
    }
    return channel;
  }

  private URI gateway() throws IOException, InterruptedException {
    String url = rest.demand("GET", "/gateway", null, null).path("url").asText();
    return URI.create(url + "/?v=10&encoding=json");
  }
}
