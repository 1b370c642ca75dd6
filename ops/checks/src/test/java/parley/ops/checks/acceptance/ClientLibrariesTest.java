package parley.ops.checks.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetSocketAddress;
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

/// Unmodified client libraries do on the running platform what bots do.
@Tag("acceptance")
class ClientLibrariesTest {
  private static final URI API =
      URI.create(
          "http://127.0.0.1:" + System.getenv().getOrDefault("PARLEY_INGRESS_PORT", "18080"));
  private static final long SEND_MESSAGES = 1L << 11;
  private static final long VIEW_CHANNEL = 1L << 10;
  private static final int MISSING_PERMISSIONS = 50013;
  private static final int MISSING_ACCESS = 50001;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final RestClient rest = new RestClient(http, URI.create(API + "/api/v10"));
  private final World world = new World(rest, new SecureRandom());

  @BeforeAll
  static void installLibraries() throws IOException, InterruptedException {
    NodeClients.install();
  }

  @ParameterizedTest
  @ValueSource(strings = {"discord.mjs", "oceanic.mjs", "oceanic-etf.mjs", "core-zlib.mjs"})
  void aBotDoesItsWork(String script) throws Exception {
    Actor owner = world.person("owner");
    Actor bot = world.bot("bot", owner);
    String guild = world.guild(owner, "Acceptance");
    String channel = world.channel(owner, guild, "general");
    world.admit(bot, guild, owner);
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
                script,
                "http://127.0.0.1:" + api.port() + "/api",
                bot.token())) {
      assertThat(client.await("ready").path("guilds").path(0).asText()).isEqualTo(guild);
      talks(client, owner, channel);
      resumes(client, edge, owner, channel);
      mayNotSend(client, owner, bot, channel);
      mayNotView(client, owner, bot, channel);
    }
  }

  private void talks(NodeBot client, Actor owner, String channel) throws Exception {
    String hello = post(owner, channel, "hello");
    assertThat(client.await("message").path("content").asText()).isEqualTo("hello");

    JsonNode reply = client.ask("reply", on(channel).put("message", hello).put("content", "hi"));
    assertThat(reply.path("to").asText()).as("%s", reply).isEqualTo(hello);
    assertThat(client.await("message").path("id").asText()).isEqualTo(reply.path("id").asText());

    ObjectNode edit =
        on(channel).put("message", reply.path("id").asText()).put("content", "hi there");
    assertThat(client.ask("edit", edit).path("content").asText()).isEqualTo("hi there");
    assertThat(client.await("edited").path("content").asText()).isEqualTo("hi there");

    JsonNode embed = client.ask("embed", on(channel).put("title", "An embed"));
    assertThat(client.await("message").path("embeds").asInt()).as("%s", embed).isEqualTo(1);

    String replied = reply.path("id").asText();
    assertThat(history(client, channel, "before", replied)).containsExactly(hello);
    assertThat(history(client, channel, "after", replied))
        .containsExactly(embed.path("id").asText());
    assertThat(history(client, channel, "around", replied))
        .containsExactlyInAnyOrder(hello, replied, embed.path("id").asText());

    JsonNode deletion = client.ask("delete", on(channel).put("message", replied));
    assertThat(deletion.path("event").asText()).as("%s", deletion).isEqualTo("done");
    assertThat(client.await("deleted").path("id").asText()).isEqualTo(replied);
  }

  private void resumes(NodeBot client, CuttingProxy edge, Actor owner, String channel)
      throws Exception {
    assertThat(edge.cut()).isPositive();
    List<String> posted = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      posted.add(post(owner, channel, "while away " + i));
    }
    client.await("resumed");
    posted.add(post(owner, channel, "back"));

    List<String> seen = new ArrayList<>();
    for (int i = 0; i < posted.size(); i++) {
      seen.add(client.await("message").path("id").asText());
    }
    assertThat(seen).containsExactlyElementsOf(posted);
  }

  private void mayNotSend(NodeBot client, Actor owner, Actor bot, String channel) throws Exception {
    deny(owner, bot, channel, SEND_MESSAGES);
    assertRefused(client.ask("send", on(channel).put("content", "may I?")), MISSING_PERMISSIONS);
  }

  private void mayNotView(NodeBot client, Actor owner, Actor bot, String channel) throws Exception {
    String hidden = post(owner, channel, "not for the bot");
    assertThat(client.await("message").path("id").asText()).isEqualTo(hidden);
    deny(owner, bot, channel, VIEW_CHANNEL);
    post(owner, channel, "a secret");
    assertRefused(
        client.ask("history", on(channel).put("where", "before").put("message", hidden)),
        MISSING_ACCESS);
    String open = world.channel(owner, guildOf(channel, owner), "open");
    String visible = post(owner, open, "for all");

    assertThat(client.await("message").path("id").asText())
        .as("the next message that the bot hears of")
        .isEqualTo(visible);
  }

  private static void assertRefused(JsonNode answer, int code) {
    assertThat(answer.path("event").asText()).as("%s", answer).isEqualTo("error");
    assertThat(answer.path("code").asInt()).isEqualTo(code);
    assertThat(answer.path("name").asText()).isIn("DiscordAPIError", "DiscordRESTError");
  }

  private void deny(Actor owner, Actor bot, String channel, long permission) throws Exception {
    ObjectNode overwrite =
        RestClient.object().put("type", 1).put("allow", "0").put("deny", Long.toString(permission));
    String path = "/channels/" + channel + "/permissions/" + bot.id();
    rest.demand("PUT", path, owner.authorization(), overwrite);
  }

  private String guildOf(String channel, Actor owner) throws Exception {
    return rest.demand("GET", "/channels/" + channel, owner.authorization(), null)
        .path("guild_id")
        .asText();
  }

  private String post(Actor author, String channel, String content) throws Exception {
    ObjectNode form = RestClient.object().put("content", content);
    return rest.demand("POST", "/channels/" + channel + "/messages", author.authorization(), form)
        .path("id")
        .asText();
  }

  private static List<String> history(NodeBot client, String channel, String where, String message)
      throws Exception {
    JsonNode answer =
        client.ask("history", on(channel).put("where", where).put("message", message));
    List<String> ids = new ArrayList<>();
    answer.path("ids").forEach(id -> ids.add(id.asText()));
    return ids;
  }

  private static ObjectNode on(String channel) {
    return RestClient.object().put("channel", channel);
  }
}
