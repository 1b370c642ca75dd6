package parley.ops.checks.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import parley.ops.client.Actor;
import parley.ops.client.Dispatch;
import parley.ops.client.GatewaySession;
import parley.ops.client.RestClient;
import parley.ops.client.SessionListener;
import parley.ops.client.World;

/// Hostile clients do their worst on the running platform, while somebody writes and somebody else
/// reads. `-Dparley.hostile.each` says how many do each mischief, `-Dparley.hostile.silent` how
/// many connect and never identify. Runs when `PARLEY_SIEGE=1` asks for it: it takes a minute.
@Tag("acceptance")
@EnabledIfEnvironmentVariable(named = "PARLEY_SIEGE", matches = "1")
class HostileClientsTest {
  private static final String API =
      "http://127.0.0.1:"
          + System.getenv().getOrDefault("PARLEY_INGRESS_PORT", "18080")
          + "/api/v10";
  private static final URI METRICS =
      URI.create(
          "http://127.0.0.1:"
              + System.getenv().getOrDefault("PARLEY_EDGE_MANAGEMENT_PORT", "18082")
              + "/metrics");
  private static final int EACH = Integer.getInteger("parley.hostile.each", 8);
  private static final int SILENT = Integer.getInteger("parley.hostile.silent", 300);
  private static final int SLOW = 8;
  private static final int SOURCES = 16;
  private static final int INTENTS = 1 | 1 << 9;
  private static final Duration QUIET = Duration.ofSeconds(8);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService mob = Executors.newVirtualThreadPerTaskExecutor();
  private final RestClient rest = new RestClient(http, URI.create(API));
  private final Map<String, Long> heardAtNs = new ConcurrentHashMap<>();
  private final AtomicLong disconnects = new AtomicLong();
  private final CountDownLatch listening = new CountDownLatch(1);
  private final List<RawClient> held = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    for (RawClient client : held) {
      client.close();
    }
    mob.shutdownNow();
    timer.shutdownNow();
    http.close();
  }

  @Test
  void othersGoOnReading() throws Exception {
    World world = new World(rest, new Random());
    Actor writer = world.person("writer");
    Actor reader = world.person("reader");
    Actor slow = world.person("slow");
    String channel = world.channel(writer, world.guild(writer, "Besieged"), "general");
    world.join(reader, channel, writer);
    world.join(slow, channel, writer);
    URI gateway = URI.create(rest.demand("GET", "/gateway", null, null).path("url").asText());
    listen(reader, gateway);
    assertThat(listening.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

    List<Long> quiet = write(writer, channel, QUIET, () -> false);
    double socketsBefore = metric("parley_edge_sockets");

    List<Future<?>> deeds = new ArrayList<>();
    for (int client = 0; client < SLOW; client++) {
      held.add(slowReader(gateway, slow));
    }
    List<RawClient> silent = new ArrayList<>();
    for (int client = 0; client < SILENT; client++) {
      silent.add(connect(gateway, client).upgraded("v=10"));
    }
    for (int round = 0; round < EACH; round++) {
      for (Mischief mischief : Mischief.values()) {
        int number = round;
        deeds.add(mob.submit(() -> play(mischief, gateway, number)));
      }
    }
    for (RawClient client : silent) {
      deeds.add(
          mob.submit(
              () -> {
                assertThat(client.closeCode(PATIENCE.multipliedBy(2))).isEqualTo(4009);
                client.close();
                return null;
              }));
    }
    List<Long> besieged =
        write(
            writer,
            channel,
            PATIENCE.multipliedBy(3),
            () -> deeds.stream().allMatch(Future::isDone));

    for (Future<?> deed : deeds) {
      deed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
    assertThat(disconnects).as("times that the reader lost its socket").hasValue(0);
    awaitSockets(socketsBefore + SLOW);
    System.out.printf(
        "%d hostile connects; milliseconds from a message's request to its reader: %s; besieged:"
            + " %s%n",
        SILENT + deeds.size() - silent.size() + SLOW, summary(quiet), summary(besieged));
  }

  private Void play(Mischief mischief, URI gateway, int number) throws Exception {
    try (RawClient client = connect(gateway, number)) {
      try {
        mischief.play(client, new Random(number));
      } catch (SocketException e) {
        // The server ended it while we were still at it; how, is read below.
      }
      assertThat(client.closeCode(Mischief.PATIENCE)).as("%s", mischief).isEqualTo(mischief.code());
    }
    return null;
  }

  /// Logs in, and never reads again.
  private static RawClient slowReader(URI gateway, Actor slow) throws Exception {
    RawClient client = connect(gateway, 0).upgraded("v=10");
    ObjectNode data = RestClient.object().put("token", slow.token()).put("intents", INTENTS);
    data.putObject("properties");
    client.text(RestClient.object().put("op", 2).<ObjectNode>set("d", data).toString());
    return client;
  }

  private static RawClient connect(URI gateway, int number) throws Exception {
    String source = "127.0.0." + (2 + number % SOURCES);
    return new RawClient(gateway.getHost(), gateway.getPort(), source);
  }

  /// Writes messages for a time, or until all is over; each must arrive.
  ///
  /// @return nanoseconds from the request to the reader
  private List<Long> write(Actor writer, String channel, Duration time, Over over)
      throws Exception {
    List<Long> took = new ArrayList<>();
    long endNs = System.nanoTime() + time.toNanos();
    int number = 0;
    while (System.nanoTime() < endNs && !over.isOver()) {
      long sinceNs = System.nanoTime();
      String id =
          rest.demand(
                  "POST",
                  "/channels/" + channel + "/messages",
                  writer.authorization(),
                  RestClient.object().put("content", number++ + "x".repeat(1_000)))
              .path("id")
              .asText();
      while (!heardAtNs.containsKey(id)) {
        assertThat(Duration.ofNanos(System.nanoTime() - sinceNs))
            .as("message %d", number)
            .isLessThan(PATIENCE);
        TimeUnit.MILLISECONDS.sleep(1);
      }
      took.add(heardAtNs.get(id) - sinceNs);
      long restNs = PAUSE.toNanos() - (System.nanoTime() - sinceNs);
      TimeUnit.NANOSECONDS.sleep(Math.max(0, restNs));
    }
    return took;
  }

  private interface Over {
    boolean isOver();
  }

  private void listen(Actor reader, URI gateway) {
    GatewaySession session =
        new GatewaySession(
            http,
            timer,
            URI.create(gateway + "/?v=10&encoding=json"),
            reader,
            INTENTS,
            new SessionListener() {
              @Override
              public void onDispatch(Dispatch dispatch) {
                if (hasGuild(dispatch)) {
                  listening.countDown();
                }
                if (dispatch.type().equals("MESSAGE_CREATE")) {
                  heardAtNs.put(dispatch.data().path("id").asText(), dispatch.receivedNs());
                }
              }

              @Override
              public void onDisconnect(long atNs) {
                disconnects.incrementAndGet();
              }
            });
    session.open();
  }

  /// People's clients get a guild in READY, or later when it was not there in time.
  private static boolean hasGuild(Dispatch dispatch) {
    return dispatch.type().equals("GUILD_CREATE")
        || (dispatch.type().equals("READY")
            && dispatch.data().path("guilds").path(0).has("channels"));
  }

  private static String summary(List<Long> took) {
    List<Long> sorted = took.stream().sorted().toList();
    return "%d messages, median %d, p99 %d"
        .formatted(
            sorted.size(),
            TimeUnit.NANOSECONDS.toMillis(sorted.get(sorted.size() / 2)),
            TimeUnit.NANOSECONDS.toMillis(sorted.get(sorted.size() * 99 / 100)));
  }

  /// A socket that its client has seen the end of may be counted for a moment more.
  private void awaitSockets(double most) throws Exception {
    long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
    while (metric("parley_edge_sockets") > most) {
      assertThat(System.nanoTime()).as("sockets that are left").isLessThan(deadlineNs);
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    }
  }

  private double metric(String name) throws Exception {
    String text =
        http.send(HttpRequest.newBuilder(METRICS).build(), BodyHandlers.ofString()).body();
    return text.lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
