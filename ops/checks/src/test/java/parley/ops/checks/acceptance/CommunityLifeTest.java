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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.ops.client.Actor;
import parley.ops.client.RestClient;
import parley.ops.client.World;

/// Unmodified client libraries live through what happens in a community, chapter by chapter.
@Tag("acceptance")
class CommunityLifeTest {
  private static final String ADMINISTRATOR = "8";

  /// GATEWAY_GUILD_MEMBERS_LIMITED and GATEWAY_MESSAGE_CONTENT_LIMITED.
  private static final int PRIVILEGED = 1 << 15 | 1 << 19;

  private final URI api =
      URI.create(
          "http://127.0.0.1:" + System.getenv().getOrDefault("PARLEY_INGRESS_PORT", "18080"));
  private final RestClient rest =
      new RestClient(
          HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
          URI.create(api + "/api/v10"));
  private final World world = new World(rest, new SecureRandom());

  @BeforeAll
  static void installLibraries() throws IOException, InterruptedException {
    NodeClients.install();
  }

  @ParameterizedTest
  @ValueSource(strings = {"community-discord.mjs", "community-oceanic.mjs"})
  void shouldLiveThroughEveryChapter(String script) throws Exception {
    Actor owner = world.person("owner");
    Actor person = world.person("person");
    Actor bot = world.bot("bot", owner);
    rest.demand(
        "PATCH",
        "/applications/@me",
        bot.authorization(),
        RestClient.object().put("flags", PRIVILEGED));
    String guild = world.guild(owner, "Community");
    String channel = world.channel(owner, guild, "general");
    world.admit(bot, guild, owner);
    world.join(person, channel, owner);
    makeAdministrator(owner, bot, guild);
    List<String> failures = new ArrayList<>();
    int chapters = 0;

    try (NodeBot client = new NodeBot(NodeClients.FOLDER, script, api + "/api", bot.token())) {
      JsonNode event = client.await("chapter", "over");
      for (; event.path("event").asText().equals("chapter"); chapters++) {
        if (!event.path("good").asBoolean()) {
          failures.add(event.toString());
        }
        event = client.await("chapter", "over");
      }
    }

    assertThat(failures).isEmpty();
    assertThat(chapters).isPositive();
  }

  private void makeAdministrator(Actor owner, Actor bot, String guild)
      throws IOException, InterruptedException {
    ObjectNode form = RestClient.object().put("name", "Admin").put("permissions", ADMINISTRATOR);
    String roles = "/guilds/" + guild + "/roles";
    String role = rest.demand("POST", roles, owner.authorization(), form).path("id").asText();
    String path = "/guilds/" + guild + "/members/" + bot.id() + "/roles/" + role;
    rest.demand("PUT", path, owner.authorization(), RestClient.object());
  }
}
