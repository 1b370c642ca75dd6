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

/// A bot on unmodified discord.js lives in threads.
@Tag("acceptance")
class ThreadsThroughLibraryTest {
  private static final String API =
      "http://127.0.0.1:" + System.getenv().getOrDefault("PARLEY_INGRESS_PORT", "18080") + "/api";

  /// Members and contents of messages, without a review.
  private static final int PRIVILEGED = 1 << 15 | 1 << 19;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final RestClient rest = new RestClient(http, URI.create(API + "/v10"));
  private final World world = new World(rest, new SecureRandom());

  @BeforeAll
  static void installLibraries() throws IOException, InterruptedException {
    NodeClients.install();
  }

  @Test
  void aBotBeginsFollowsAndArchivesThreads() throws Exception {
    Actor owner = world.person("owner");
    Actor bot = world.bot("bot", owner);
    rest.demand(
        "PATCH",
        "/applications/@me",
        bot.authorization(),
        RestClient.object().put("flags", PRIVILEGED));
    String guild = world.guild(owner, "Threads");
    String channel = world.channel(owner, guild, "general");
    world.admit(bot, guild, owner);

    try (NodeBot client = new NodeBot(NodeClients.FOLDER, "threads.mjs", API, bot.token())) {
      client.await("ready");
      String own = begins(client, bot, channel);
      String other = isAskedInto(client, owner, channel);
      findsThemAgain(client, channel, own, other);
      hearsNothingOfPrivateThreads(client, owner, bot, channel);
    }
  }

  private String begins(NodeBot client, Actor bot, String channel) throws Exception {
    JsonNode begun = client.ask("begin", on(channel).put("name", "own thread"));
    assertThat(begun.path("owner").asText()).as("%s", begun).isEqualTo(bot.id());
    assertThat(begun.path("members").asInt()).isEqualTo(1);
    String thread = begun.path("id").asText();
    JsonNode heard = client.await("thread");
    assertThat(heard.path("id").asText()).isEqualTo(thread);
    assertThat(heard.path("joined").asBoolean()).isTrue();
    // The channel is told of the thread.
    assertThat(client.await("message").path("type").asInt()).isEqualTo(18);

    client.ask("send", on(thread).put("content", "first"));
    assertThat(client.await("message").path("channel").asText()).isEqualTo(thread);
    client.ask("rename", on(thread).put("name", "renamed"));
    assertThat(client.await("thread-updated").path("name").asText()).isEqualTo("renamed");
    JsonNode counts = client.ask("counts", on(thread));
    assertThat(counts.path("messages").asInt()).isEqualTo(1);
    assertThat(counts.path("total").asInt()).isEqualTo(1);
    return thread;
  }

  private String isAskedInto(NodeBot client, Actor owner, String channel) throws Exception {
    String message = post(owner, channel, "what about this?");
    assertThat(client.await("message").path("id").asText()).isEqualTo(message);
    JsonNode begun =
        client.ask("beginOn", on(channel).put("message", message).put("name", "about this"));
    assertThat(begun.path("id").asText()).as("%s", begun).isEqualTo(message);
    assertThat(begun.path("starter").asText()).isEqualTo(message);
    assertThat(begun.path("hasThread").asBoolean()).isTrue();
    client.await("thread");
    assertThat(client.await("message").path("type").asInt()).isEqualTo(21);

    post(owner, message, "I write, so I am in it");
    assertThat(client.await("thread-members").path("added").path(0).asText()).isEqualTo(owner.id());
    assertThat(client.await("message").path("channel").asText()).isEqualTo(message);
    assertThat(ids(client.ask("members", on(message)))).contains(owner.id());
    return message;
  }

  private void findsThemAgain(NodeBot client, String channel, String own, String other)
      throws Exception {
    assertThat(ids(client.ask("active", on(channel)))).containsExactlyInAnyOrder(own, other);

    client.ask("archive", on(own).put("archived", true));
    assertThat(client.await("thread-updated").path("archived").asBoolean()).isTrue();
    assertThat(ids(client.ask("active", on(channel)))).containsExactly(other);
    JsonNode archived = client.ask("archived", on(channel));
    assertThat(ids(archived)).containsExactly(own);
    assertThat(archived.path("hasMore").asBoolean()).isFalse();

    client.ask("send", on(own).put("content", "again"));
    assertThat(client.await("thread-updated").path("archived").asBoolean()).isFalse();
    assertThat(client.await("message").path("content").asText()).isEqualTo("again");
  }

  private void hearsNothingOfPrivateThreads(NodeBot client, Actor owner, Actor bot, String channel)
      throws Exception {
    ObjectNode form = RestClient.object().put("name", "secret").put("type", 12);
    String secret =
        rest.demand("POST", "/channels/" + channel + "/threads", owner.authorization(), form)
            .path("id")
            .asText();
    post(owner, secret, "not for bots");
    String open = post(owner, channel, "for all");
    assertThat(client.await("thread", "message").path("id").asText()).isEqualTo(open);

    String path = "/channels/" + secret + "/thread-members/" + bot.id();
    rest.demand("PUT", path, owner.authorization(), null);
    JsonNode heard = client.await("thread");
    assertThat(heard.path("id").asText()).isEqualTo(secret);
    assertThat(heard.path("newly").asBoolean()).isFalse();
    String told = post(owner, secret, "now you know");
    assertThat(client.await("message").path("id").asText()).isEqualTo(told);

    rest.demand("DELETE", path, owner.authorization(), null);
    client.await("thread-deleted");
    post(owner, secret, "not for bots again");
    open = post(owner, channel, "for all again");
    assertThat(client.await("message").path("id").asText()).isEqualTo(open);
  }

  private String post(Actor author, String channel, String content) throws Exception {
    ObjectNode form = RestClient.object().put("content", content);
    return rest.demand("POST", "/channels/" + channel + "/messages", author.authorization(), form)
        .path("id")
        .asText();
  }

  private static List<String> ids(JsonNode answer) {
    assertThat(answer.path("event").asText()).as("%s", answer).isEqualTo("done");
    List<String> ids = new ArrayList<>();
    answer.path("ids").forEach(id -> ids.add(id.asText()));
    return ids;
  }

  private static ObjectNode on(String channel) {
    return RestClient.object().put("channel", channel);
  }
}
