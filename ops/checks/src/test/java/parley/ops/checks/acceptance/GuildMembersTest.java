package parley.ops.checks.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parley.ops.client.Actor;
import parley.ops.client.RestClient;
import parley.ops.client.World;

/// An unmodified discord.js bot asks for the members of a guild.
@Tag("acceptance")
class GuildMembersTest {
  private static final URI API =
      URI.create(
          "http://127.0.0.1:" + System.getenv().getOrDefault("PARLEY_INGRESS_PORT", "18080"));
  private static final int GUILD_MEMBERS_LIMITED = 1 << 15;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final RestClient rest = new RestClient(http, URI.create(API + "/api/v10"));
  private final World world = new World(rest, new SecureRandom());

  @BeforeAll
  static void installLibraries() throws IOException, InterruptedException {
    NodeClients.install();
  }

  @Test
  void aBotFetchesMembers() throws Exception {
    Actor owner = world.person("owner");
    Actor bot = world.bot("bot", owner);
    rest.demand(
        "PATCH",
        "/applications/@me",
        bot.authorization(),
        RestClient.object().put("flags", GUILD_MEMBERS_LIMITED));
    String guild = world.guild(owner, "Members");
    String channel = world.channel(owner, guild, "general");
    world.admit(bot, guild, owner);
    Actor anna = world.person("anna");
    Actor hannah = world.person("hannah");
    world.join(anna, channel, owner);
    world.join(hannah, channel, owner);

    try (NodeBot client =
        new NodeBot(NodeClients.FOLDER, "members.mjs", API + "/api", bot.token())) {
      client.await("ready");
      assertThat(names(client.ask("all", in(guild)))).hasSize(4).contains(anna.name());
      assertThat(names(client.ask("query", in(guild).put("query", "ANNA"))))
          .containsExactly(anna.name());
      ObjectNode some = in(guild);
      some.putArray("users").add(hannah.id()).add("1");
      assertThat(names(client.ask("some", some))).containsExactly(hannah.name());
    }
  }

  private static ObjectNode in(String guild) {
    return RestClient.object().put("guild", guild);
  }

  private static List<String> names(JsonNode answer) {
    assertThat(answer.path("event").asText()).as("%s", answer).isEqualTo("done");
    List<String> names = new ArrayList<>();
    answer.path("names").forEach(name -> names.add(name.asText()));
    return names;
  }
}
