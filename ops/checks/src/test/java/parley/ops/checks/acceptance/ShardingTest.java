package parley.ops.checks.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parley.ops.client.Actor;
import parley.ops.client.RestClient;
import parley.ops.client.World;

/// An unmodified discord.js bot with two shards.
@Tag("acceptance")
class ShardingTest {
  private static final URI API =
      URI.create(
          "http://127.0.0.1:" + System.getenv().getOrDefault("PARLEY_INGRESS_PORT", "18080"));
  private static final int MOST_GUILDS = 20;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final RestClient rest = new RestClient(http, URI.create(API + "/api/v10"));
  private final World world = new World(rest, new SecureRandom());

  @BeforeAll
  static void installLibraries() throws IOException, InterruptedException {
    NodeClients.install();
  }

  @Test
  void eachShardHearsItsGuildsAndResumes() throws Exception {
    Actor owner = world.person("owner");
    Actor bot = world.bot("sharded", owner);
    Map<Long, String> channels = new HashMap<>();
    for (int i = 0; channels.size() < 2 && i < MOST_GUILDS; i++) {
      String guild = world.guild(owner, "Shard " + i);
      world.admit(bot, guild, owner);
      channels.put((Long.parseLong(guild) >> 22) % 2, world.channel(owner, guild, "general"));
    }
    int remaining = remaining(bot);
    URI gateway =
        URI.create(
            rest.demand("GET", "/gateway", owner.authorization(), null).path("url").asText());

    try (CuttingProxy edge =
            new CuttingProxy(new InetSocketAddress(gateway.getHost(), gateway.getPort()));
        RewritingProxy api =
            new RewritingProxy(http, API, gateway.toString(), "ws://127.0.0.1:" + edge.port());
        NodeBot client =
            new NodeBot(
                NodeClients.FOLDER,
                "sharded.mjs",
                "http://127.0.0.1:" + api.port() + "/api",
                bot.token())) {
      for (JsonNode guild : client.await("ready").path("guilds")) {
        assertThat(guild.path("shard").asLong())
            .isEqualTo((Long.parseLong(guild.path("id").asText()) >> 22) % 2);
      }
      assertThat(remaining(bot)).isEqualTo(remaining - 2);
      hears(client, owner, channels);

      assertThat(edge.cut()).isEqualTo(2);
      client.await("resumed");
      client.await("resumed");
      hears(client, owner, channels);
      assertThat(remaining(bot)).isEqualTo(remaining - 2);
    }
  }

  private int remaining(Actor bot) throws Exception {
    JsonNode limit =
        rest.demand("GET", "/gateway/bot", bot.authorization(), null).path("session_start_limit");
    assertThat(limit.path("max_concurrency").asInt()).isOne();
    return limit.path("remaining").asInt();
  }

  private void hears(NodeBot client, Actor owner, Map<Long, String> channels) throws Exception {
    Set<String> posted = new HashSet<>();
    for (Map.Entry<Long, String> channel : channels.entrySet()) {
      ObjectNode form = RestClient.object().put("content", "hello");
      String path = "/channels/" + channel.getValue() + "/messages";
      String id = rest.demand("POST", path, owner.authorization(), form).path("id").asText();
      posted.add(id + " on " + channel.getKey());
    }
    Set<String> heard = new HashSet<>();
    for (int i = 0; i < posted.size(); i++) {
      JsonNode message = client.await("message");
      heard.add(message.path("id").asText() + " on " + message.path("shard").asText());
    }
    assertThat(heard).isEqualTo(posted);
  }
}
