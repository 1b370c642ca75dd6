package parley.ops.checks.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parley.ops.client.Actor;
import parley.ops.client.RestClient;
import parley.ops.client.World;

/// Unmodified discord.js bots see how each other is present.
@Tag("acceptance")
class PresenceTest {
  private static final URI API =
      URI.create(
          "http://127.0.0.1:" + System.getenv().getOrDefault("PARLEY_INGRESS_PORT", "18080"));
  private static final int MEMBERS_AND_PRESENCES = 1 << 13 | 1 << 15;
  private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(7);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final RestClient rest = new RestClient(http, URI.create(API + "/api/v10"));
  private final World world = new World(rest, new SecureRandom());

  @BeforeAll
  static void installLibraries() throws IOException, InterruptedException {
    NodeClients.install();
  }

  @Test
  void botsSeeHowEachOtherIsPresent() throws Exception {
    Actor owner = world.person("owner");
    String guild = world.guild(owner, "Presence");
    Actor watcher = bot("watcher", owner, guild);
    Actor actor = bot("actor", owner, guild);

    try (NodeBot watching = client(watcher);
        NodeBot acting = client(actor)) {
      watching.await("ready");
      acting.await("ready");
      awaitPresence(watching, actor, "online");

      long sinceNs = System.nanoTime();
      acting.ask("set", RestClient.object().put("status", "dnd").put("activity", "Chess"));
      JsonNode seen = awaitPresence(watching, actor, "dnd");
      assertThat(Duration.ofNanos(System.nanoTime() - sinceNs)).isLessThan(VISIBLE_WITHIN);
      assertThat(seen.path("activities").path(0).asText()).isEqualTo("Chess");
      assertThat(seen.path("devices").path("web").asText()).isEqualTo("dnd");
      ObjectNode which = RestClient.object().put("guild", guild).put("user", actor.id());
      assertThat(watching.ask("fetched", which).path("status").asText()).isEqualTo("dnd");

      try (NodeBot late = client(bot("late", owner, guild))) {
        late.await("ready");
        JsonNode known = late.ask("known", RestClient.object().put("guild", guild));
        assertThat(known.toString()).contains("\"user\":\"" + actor.id() + "\",\"status\":\"dnd\"");
        assertThat(known.path("members")).hasSize(4);
      }

      acting.ask("set", RestClient.object().put("status", "invisible").put("activity", "Chess"));
      assertThat(awaitPresence(watching, actor, "offline").path("activities")).isEmpty();
    }
  }

  private static JsonNode awaitPresence(NodeBot watching, Actor actor, String status)
      throws Exception {
    while (true) {
      JsonNode seen = watching.await("presence");
      if (seen.path("user").asText().equals(actor.id())
          && seen.path("status").asText().equals(status)) {
        return seen;
      }
    }
  }

  private Actor bot(String name, Actor owner, String guild) throws Exception {
    Actor bot = world.bot(name, owner);
    rest.demand(
        "PATCH",
        "/applications/@me",
        bot.authorization(),
        RestClient.object().put("flags", MEMBERS_AND_PRESENCES));
    world.admit(bot, guild, owner);
    return bot;
  }

  private static NodeBot client(Actor bot) throws IOException {
    return new NodeBot(NodeClients.FOLDER, "presence.mjs", API + "/api", bot.token());
  }
}
