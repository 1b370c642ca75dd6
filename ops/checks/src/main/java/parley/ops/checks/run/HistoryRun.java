package parley.ops.checks.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import parley.ops.checks.history.History.Right;
import parley.ops.checks.history.History.Session;
import parley.ops.checks.history.History.Stored;
import parley.ops.checks.history.Report;
import parley.ops.client.Actor;
import parley.ops.client.GatewaySession;
import parley.ops.client.Reply;
import parley.ops.client.RestClient;
import parley.ops.client.World;

/// One run of the history checker: two guilds, two channels each, six writers, sessions of a bot
/// and of people, two rights that come and go, and the faults asked for, spread over the time.
public final class HistoryRun {
  // GUILDS, GUILD_MESSAGES, GUILD_MESSAGE_REACTIONS, MESSAGE_CONTENT
  private static final int INTENTS = 1 | 1 << 9 | 1 << 10 | 1 << 15;
  private static final Duration SETTLE = Duration.ofSeconds(12);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PAGE = 100;

  /// Nobody may write as fast as the run needs it.
  private static final int MORE_WRITERS = 3;

  private final HttpClient http;
  private final RestClient rest;
  private final Attempts attempts;
  private final World world;
  private final Fault fault;
  private final PrintStream log;
  private final Recorder recorder = new Recorder();
  private final List<Reader> readers = new ArrayList<>();
  private final List<GatewaySession> sessions = new ArrayList<>();
  private final List<String> channels = new ArrayList<>();

  public HistoryRun(
      HttpClient http, RestClient rest, RandomGenerator random, Path root, PrintStream log) {
    this.http = http;
    this.rest = rest;
    this.attempts = new Attempts(rest);
    this.world = new World(rest, random);
    this.fault = new Fault(root);
    this.log = log;
  }

  /// @param duration how long writers write; longer if the faults take longer
  /// @param faults components to kill, in this order
  public Report run(Duration duration, List<String> faults)
      throws IOException, InterruptedException {
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    try {
      return run(duration, faults, timer);
    } finally {
      sessions.forEach(GatewaySession::close);
      timer.shutdownNow();
    }
  }

  private Report run(Duration duration, List<String> faults, ScheduledExecutorService timer)
      throws IOException, InterruptedException {
    Actor owner = world.person("owner");
    Actor reader = world.person("reader");
    Actor blinded = world.person("blinded");
    Actor writer = world.bot("writer", owner);
    Actor muted = world.bot("muted", owner);
    List<Actor> bots = new ArrayList<>(List.of(writer, muted));
    for (int i = 0; i < MORE_WRITERS; i++) {
      bots.add(world.bot("writer" + i, owner));
    }
    List<Actor> people = List.of(reader, blinded);
    Set<String> guilds = Set.of(guild(owner, people, bots), guild(owner, people, bots));
    for (Actor listener : List.of(owner, reader, blinded, writer)) {
      listen(listener, guilds, timer);
    }
    awaitReaders();
    log.println("writing for " + duration.toSeconds() + " s");
    CountDownLatch stop = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    threads.add(start(new Writer(attempts, owner, channels, recorder, stop)));
    for (Actor author : bots) {
      threads.add(start(new Writer(attempts, author, channels, recorder, stop)));
    }
    String contested = channels.getFirst();
    threads.add(start(flipper(owner, muted, contested, Right.SEND, stop)));
    threads.add(start(flipper(owner, blinded, contested, Right.VIEW, stop)));
    strike(duration, faults);
    stop.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    TimeUnit.MILLISECONDS.sleep(SETTLE.toMillis());
    long endNs = System.nanoTime();
    List<Session> seen = readers.stream().map(one -> one.session(endNs)).toList();
    Map<String, List<Stored>> archives = new HashMap<>();
    for (String channel : channels) {
      archives.put(channel, archive(channel, owner));
    }
    return Report.of(recorder.history(seen, archives));
  }

  private Flipper flipper(
      Actor owner, Actor subject, String channel, Right right, CountDownLatch stop) {
    return new Flipper(
        attempts, recorder, owner, new Flipper.Subject(subject, channel, right), stop);
  }

  private String guild(Actor owner, List<Actor> people, List<Actor> bots)
      throws IOException, InterruptedException {
    String guild = world.guild(owner, "History");
    for (String name : List.of("one", "two")) {
      channels.add(world.channel(owner, guild, name));
    }
    for (Actor person : people) {
      world.join(person, channels.getLast(), owner);
    }
    for (Actor bot : bots) {
      world.admit(bot, guild, owner);
    }
    return guild;
  }

  private void listen(Actor who, Set<String> guilds, ScheduledExecutorService timer)
      throws IOException, InterruptedException {
    String gateway = rest.demand("GET", "/gateway", who.authorization(), null).path("url").asText();
    Reader reader = new Reader(who.name(), who.id(), guilds, Set.copyOf(channels));
    URI address = URI.create(gateway + "/?v=10&encoding=json");
    GatewaySession session = new GatewaySession(http, timer, address, who, INTENTS, reader);
    readers.add(reader);
    sessions.add(session);
    session.open();
  }

  private void awaitReaders() throws IOException, InterruptedException {
    long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
    while (!readers.stream().allMatch(Reader::listening)) {
      if (System.nanoTime() > deadlineNs) {
        throw new IOException("not all sessions got their guilds within " + PATIENCE);
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private void strike(Duration duration, List<String> faults)
      throws IOException, InterruptedException {
    long pauseMs = duration.toMillis() / (faults.size() + 1);
    for (String component : faults) {
      TimeUnit.MILLISECONDS.sleep(pauseMs);
      log.println("striking " + component);
      fault.strike(component);
      log.println(component + " is up again");
    }
    TimeUnit.MILLISECONDS.sleep(pauseMs);
    if (!faults.isEmpty()) {
      awaitReaders();
    }
  }

  private List<Stored> archive(String channel, Actor reader)
      throws IOException, InterruptedException {
    List<Stored> stored = new ArrayList<>();
    String before = "";
    while (true) {
      String path = "/channels/" + channel + "/messages?limit=" + PAGE + before;
      Reply reply = attempts.call("GET", path, reader, null);
      if (!reply.accepted()) {
        throw new IOException("history cannot be read: " + reply);
      }
      for (JsonNode message : reply.body()) {
        long id = Long.parseUnsignedLong(message.path("id").asText());
        Map<String, Integer> reactions = new HashMap<>();
        for (JsonNode reaction : message.path("reactions")) {
          reactions.put(
              reaction.path("emoji").path("name").asText(), reaction.path("count").asInt());
        }
        stored.add(new Stored(id, message.path("content").asText(), reactions));
      }
      if (reply.body().size() < PAGE) {
        return stored;
      }
      before = "&before=" + stored.getLast().message();
    }
  }

  private static Thread start(Runnable work) {
    return Thread.ofVirtual().start(work);
  }
}
