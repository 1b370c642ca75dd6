package parley.ops.checks.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import parley.ops.client.Actor;
import parley.ops.client.GatewaySession;
import parley.ops.client.Reply;
import parley.ops.client.RestClient;
import parley.ops.client.World;

/// One run: a guild, six people with a session each, one operation after the other. It ends at the
/// first difference, since the model is wrong from there on.
public final class ModelRun {
  // GUILDS, GUILD_MEMBERS, GUILD_MODERATION, GUILD_MESSAGES, GUILD_MESSAGE_REACTIONS,
  // MESSAGE_CONTENT
  private static final int INTENTS = 1 | 1 << 1 | 1 << 2 | 1 << 9 | 1 << 10 | 1 << 15;
  private static final int PEOPLE = 6;
  private static final int TEXT = 0;

  /// How many operations lie between two looks at what was heard, and at what can be read.
  private static final int LISTEN_EVERY = 25;

  private static final int READ_EVERY = 250;
  private static final long PATIENCE_MS = 20_000;
  private static final int LIMITED_ATTEMPTS = 20;

  private final HttpClient http;
  private final RestClient rest;
  private final World world;
  private final InstantSource clock;
  private final PrintStream log;

  /// @param names noise for the names of the people, so that runs do not meet
  public ModelRun(
      HttpClient http,
      RestClient rest,
      RandomGenerator names,
      InstantSource clock,
      PrintStream log) {
    this.clock = clock;
    this.http = http;
    this.rest = rest;
    this.world = new World(rest, names);
    this.log = log;
  }

  /// What came of a run.
  ///
  /// @param operations that were compared
  /// @param refusals how many of them were refused, as the model foresaw
  /// @param difference the first one, or null
  public record Result(int operations, int refusals, int readings, @Nullable String difference) {
    public boolean good() {
      return difference == null;
    }

    @Override
    public String toString() {
      return "%,d operations (%,d of them refused), %,d channels read: %s"
          .formatted(
              operations,
              refusals,
              readings,
              difference == null ? "no difference" : "DIFFERENT: " + difference);
    }
  }

  public Result run(int operations, long seed) throws IOException, InterruptedException {
    List<GatewaySession> sessions = new ArrayList<>();
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    try {
      return new Round(new Random(seed), timer, sessions).run(operations);
    } finally {
      sessions.forEach(GatewaySession::close);
      timer.shutdownNow();
    }
  }

  /// The state of one run.
  private final class Round {
    private final Map<String, Ear> ears = new LinkedHashMap<>();
    private final GuildModel guild;
    private final Hearers hearers;
    private final Dice dice;
    private final List<String> recent = new ArrayList<>();
    private int done;
    private int refusals;
    private int readings;

    Round(RandomGenerator random, ScheduledExecutorService timer, List<GatewaySession> sessions)
        throws IOException, InterruptedException {
      List<Actor> actors = new ArrayList<>();
      for (int i = 0; i < PEOPLE; i++) {
        actors.add(world.person("model" + i));
      }
      Actor owner = actors.getFirst();
      guild = new GuildModel(world.guild(owner, "Model"), owner.id());
      learn(owner);
      String channel = world.channel(owner, guild.id, "first");
      guild.channels.put(channel, new GuildModel.Channel(channel, true));
      String invite = invite(owner, channel);
      Set<String> lasting = Set.copyOf(guild.channels.keySet());
      for (Actor actor : actors) {
        if (actor != owner) {
          rest.demand("POST", "/invites/" + invite, actor.authorization(), RestClient.object());
        }
        guild.members.put(actor.id(), new GuildModel.Member());
      }
      for (Actor actor : actors) {
        ears.put(actor.id(), listen(actor, timer, sessions));
      }
      hearers = new Hearers(guild);
      dice = new Dice(guild, actors, hearers, invite, lasting, random, clock);
    }

    /// What a guild has from its beginning.
    private void learn(Actor owner) throws IOException, InterruptedException {
      String path = "/guilds/" + guild.id;
      JsonNode roles = rest.demand("GET", path + "/roles", owner.authorization(), null);
      roles.forEach(
          role ->
              guild.roles.put(
                  role.path("id").asText(), Right.of(role.path("permissions").asText())));
      JsonNode channels = rest.demand("GET", path + "/channels", owner.authorization(), null);
      for (JsonNode channel : channels) {
        String id = channel.path("id").asText();
        guild.channels.put(id, new GuildModel.Channel(id, channel.path("type").asInt() == TEXT));
      }
    }

    private String invite(Actor owner, String channel) throws IOException, InterruptedException {
      return rest.demand(
              "POST",
              "/channels/" + channel + "/invites",
              owner.authorization(),
              RestClient.object().put("max_age", 0))
          .path("code")
          .asText();
    }

    private Ear listen(Actor actor, ScheduledExecutorService timer, List<GatewaySession> sessions)
        throws IOException, InterruptedException {
      String gateway =
          rest.demand("GET", "/gateway", actor.authorization(), null).path("url").asText();
      Ear ear = new Ear();
      GatewaySession session =
          new GatewaySession(
              http, timer, URI.create(gateway + "/?v=10&encoding=json"), actor, INTENTS, ear);
      sessions.add(session);
      session.open();
      if (!ear.awaitReady(PATIENCE_MS)) {
        throw new IOException("no READY for " + actor.name());
      }
      return ear;
    }

    Result run(int operations) throws IOException, InterruptedException {
      String difference = null;
      while (done < operations && difference == null) {
        Operation operation = dice.next();
        recent.add(operation.toString());
        difference = carryOut(operation);
        done++;
        refusals += operation.code() == 0 ? 0 : 1;
        for (Map.Entry<String, Ear> each : ears.entrySet()) {
          each.getValue().expect(operation, hearers.of(each.getKey()));
        }
        hearers.clear();
        boolean last = done == operations;
        if (difference == null && (done % LISTEN_EVERY == 0 || last)) {
          difference = listen();
          if (difference == null) {
            recent.clear();
          }
        }
        if (difference == null && (done % READ_EVERY == 0 || last)) {
          difference = read();
          log.println(done + " operations");
        }
      }
      if (difference != null) {
        log.println("What happened since all had heard what they should:");
        recent.forEach(log::println);
      }
      return new Result(done, refusals, readings, difference);
    }

    private @Nullable String listen() throws InterruptedException {
      for (Map.Entry<String, Ear> each : ears.entrySet()) {
        String difference = each.getValue().settle(PATIENCE_MS);
        if (difference != null) {
          return each.getKey() + ": " + difference;
        }
      }
      return null;
    }

    private @Nullable String read() throws IOException, InterruptedException {
      for (Operation reading : dice.readings()) {
        String difference = carryOut(reading);
        readings++;
        if (difference != null) {
          return difference;
        }
      }
      return null;
    }

    private @Nullable String carryOut(Operation operation)
        throws IOException, InterruptedException {
      Reply reply = call(operation);
      for (int i = 1; reply.limited() && i < LIMITED_ATTEMPTS; i++) {
        TimeUnit.MILLISECONDS.sleep(reply.retryAfter().toMillis());
        reply = call(operation);
      }
      String difference = operation.compare(reply);
      return difference == null ? null : "after " + done + " operations, " + difference;
    }

    private Reply call(Operation operation) throws IOException, InterruptedException {
      return rest.call(
          operation.method(),
          operation.path(),
          operation.actor().authorization(),
          operation.body());
    }
  }
}
