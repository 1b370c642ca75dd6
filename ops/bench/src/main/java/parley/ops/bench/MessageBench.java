package parley.ops.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import parley.contracts.id.ChannelId;
import parley.ops.client.Actor;
import parley.ops.client.RestClient;
import parley.ops.client.World;

/// Posts messages to one channel at a fixed rate, whatever becomes of them (open loop), and
/// measures from the moment each was due, so that a stall of the platform counts for every message
/// that had to wait for it.
public final class MessageBench {
  private static final Duration DRAIN = Duration.ofSeconds(15);
  private static final int WRITERS = 3;
  private static final String TEXT = " the quick brown fox jumps over the lazy dog";

  private final RestClient rest;
  private final World world;
  private final EdgeProbe edge;
  private final InstantSource clock;

  MessageBench(RestClient rest, RandomGenerator random, EdgeProbe edge, InstantSource clock) {
    this.edge = edge;
    this.rest = rest;
    this.world = new World(rest, random);
    this.clock = clock;
  }

  public LoadResult run(Plan plan) throws IOException, InterruptedException {
    Actor owner = world.person("bench");
    String guild = world.guild(owner, "Bench");
    String channel = world.channel(owner, guild, "load");
    List<Actor> users = new ArrayList<>();
    users.add(owner);
    while (users.size() < plan.users()) {
      Actor user = world.person("member");
      world.join(user, channel, owner);
      users.add(user);
    }
    List<Actor> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      Actor bot = world.bot("writer" + i, owner);
      world.admit(bot, guild, owner);
      writers.add(bot);
    }
    Flight[] flights = new Flight[plan.messages()];
    String gateway =
        rest.demand("GET", "/gateway", owner.authorization(), null).path("url").asText();
    try (Audience audience = new Audience()) {
      audience.gather(
          URI.create(gateway + "/?v=10&encoding=json"),
          users,
          plan.sessions(),
          (number, atNs) -> flights[number].received(atNs, plan.sessions()));
      Optional<LogProbe> probe =
          plan.probedBrokers()
              .map(
                  brokers ->
                      new LogProbe(brokers, new ChannelId(Long.parseLong(channel)), flights));
      if (probe.isPresent()) {
        probe.get().start();
      }
      AtomicInteger refused = new AtomicInteger();
      long clockOffsetNs = clock.millis() * 1_000_000L - System.nanoTime();
      EdgeProbe.Use before = post(plan, flights, channel, writers, refused).join();
      drain(flights);
      double edgeSeconds = edge.use().cpuSeconds() - before.cpuSeconds();
      probe.ifPresent(LogProbe::close);
      return LoadResult.of(
          plan, flights, clockOffsetNs, edgeSeconds, refused.get(), audience.disconnects());
    }
  }

  /// @return what the edge had used when the measured time began
  private CompletableFuture<EdgeProbe.Use> post(
      Plan plan, Flight[] flights, String channel, List<Actor> writers, AtomicInteger refused) {
    long startNs = System.nanoTime() + Duration.ofSeconds(1).toNanos();
    CompletableFuture<EdgeProbe.Use> before = new CompletableFuture<>();
    for (int i = 0; i < flights.length; i++) {
      if (i == plan.warmUpMessages()) {
        before = edge.useLater();
      }
      long dueNs = startNs + plan.dueNs(i);
      flights[i] = new Flight(dueNs);
      for (long waitNs = dueNs - System.nanoTime();
          waitNs > 0;
          waitNs = dueNs - System.nanoTime()) {
        LockSupport.parkNanos(waitNs);
      }
      Flight flight = flights[i];
      ObjectNode form = RestClient.object().put("content", i + TEXT);
      String authorization = writers.get(i % writers.size()).authorization();
      rest.callLater("POST", "/channels/" + channel + "/messages", authorization, form)
          .whenComplete(
              (reply, failure) -> {
                if (failure == null && reply.accepted()) {
                  flight.accepted(Long.parseUnsignedLong(reply.id()), System.nanoTime());
                } else {
                  refused.incrementAndGet();
                }
              });
    }
    return before;
  }

  private static void drain(Flight[] flights) {
    long deadlineNs = System.nanoTime() + DRAIN.toNanos();
    for (Flight flight : flights) {
      while (!flight.complete() && System.nanoTime() < deadlineNs) {
        LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
      }
    }
  }
}
