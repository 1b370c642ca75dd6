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
import parley.ops.client.Reply;
import parley.ops.client.RestClient;
import parley.ops.client.World;

/// A bot on unmodified discord.js keeps a guild in order by rules.
@Tag("acceptance")
class AutoModThroughLibraryTest {
  private static final String API =
      "http://127.0.0.1:" + System.getenv().getOrDefault("PARLEY_INGRESS_PORT", "18080") + "/api";

  /// Members and contents of messages, without a review.
  private static final int PRIVILEGED = 1 << 15 | 1 << 19;

  /// MANAGE_GUILD, VIEW_AUDIT_LOG, MODERATE_MEMBERS.
  private static final long MODERATING = 1 << 5 | 1 << 7 | 1L << 40;

  private static final int BLOCKED = 200_000;
  private static final int MISSING_PERMISSIONS = 50_013;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final RestClient rest = new RestClient(http, URI.create(API + "/v10"));
  private final World world = new World(rest, new SecureRandom());

  @BeforeAll
  static void installLibraries() throws IOException, InterruptedException {
    NodeClients.install();
  }

  @Test
  void aBotForbidsWordsAndHearsWhoUsesThem() throws Exception {
    Actor owner = world.person("owner");
    Actor member = world.person("member");
    Actor bot = world.bot("bot", owner);
    rest.demand(
        "PATCH",
        "/applications/@me",
        bot.authorization(),
        RestClient.object().put("flags", PRIVILEGED));
    String guild = world.guild(owner, "Moderated");
    String channel = world.channel(owner, guild, "general");
    String alerts = world.channel(owner, guild, "alerts");
    world.admit(bot, guild, owner);
    makeModerator(bot, guild, owner);
    world.join(member, channel, owner);

    try (NodeBot client = new NodeBot(NodeClients.FOLDER, "automod.mjs", API, bot.token())) {
      client.await("ready");
      String rule = forbids(client, guild, alerts);
      letsOthersTalk(client, owner, member, channel);
      stopsWhoUsesTheWord(client, member, channel, alerts, rule);
      allowsItAgain(client, guild, rule);
    }
  }

  private void makeModerator(Actor bot, String guild, Actor owner) throws Exception {
    ObjectNode form =
        RestClient.object().put("name", "moderators").put("permissions", Long.toString(MODERATING));
    String role =
        rest.demand("POST", "/guilds/" + guild + "/roles", owner.authorization(), form)
            .path("id")
            .asText();
    String path = "/guilds/" + guild + "/members/" + bot.id() + "/roles/" + role;
    rest.demand("PUT", path, owner.authorization(), null);
  }

  private static String forbids(NodeBot client, String guild, String alerts) throws Exception {
    ObjectNode wish =
        RestClient.object()
            .put("guild", guild)
            .put("name", "words")
            .put("word", "heck*")
            .put("allowed", "heckler")
            .put("alerts", alerts);
    JsonNode made = client.ask("forbid", wish);
    assertThat(made.path("words").path(0).asText()).as("%s", made).isEqualTo("heck*");
    assertThat(made.path("actions").asInt()).isEqualTo(3);
    assertThat(client.await("rule").path("id").asText()).isEqualTo(made.path("id").asText());
    assertThat(client.await("entry").path("action").asInt()).isEqualTo(140);
    return made.path("id").asText();
  }

  private void letsOthersTalk(NodeBot client, Actor owner, Actor member, String channel)
      throws Exception {
    assertThat(post(member, channel, "a heckler, no more").status()).isEqualTo(200);
    assertThat(client.await("message").path("content").asText()).isEqualTo("a heckler, no more");
    // Who manages the guild stands above its rules.
    assertThat(post(owner, channel, "what the heck").status()).isEqualTo(200);
    assertThat(client.await("message").path("content").asText()).isEqualTo("what the heck");
  }

  private void stopsWhoUsesTheWord(
      NodeBot client, Actor member, String channel, String alerts, String rule) throws Exception {
    Reply refused = post(member, channel, "what the HECKING");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().path("code").asInt()).isEqualTo(BLOCKED);
    assertThat(refused.body().path("message").asText()).isEqualTo("Not here.");
    // From the decision on, not only from the row.
    assertThat(post(member, channel, "sorry").body().path("code").asInt())
        .isEqualTo(MISSING_PERMISSIONS);

    JsonNode alert = client.await("message");
    assertThat(alert.path("type").asInt()).as("%s", alert).isEqualTo(24);
    assertThat(alert.path("channel").asText()).isEqualTo(alerts);
    assertThat(alert.path("author").asText()).isEqualTo(member.id());
    assertThat(alert.path("embed").path("type").asText()).isEqualTo("auto_moderation_message");
    assertThat(alert.path("embed").path("description").asText()).isEqualTo("what the HECKING");
    List<Integer> actions = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      JsonNode execution = client.await("execution");
      actions.add(execution.path("action").asInt());
      assertThat(execution.path("rule").asText()).isEqualTo(rule);
      assertThat(execution.path("user").asText()).isEqualTo(member.id());
      assertThat(execution.path("content").asText()).isEqualTo("what the HECKING");
      assertThat(execution.path("keyword").asText()).isEqualTo("heck*");
      assertThat(execution.path("matched").asText()).isEqualTo("HECK");
    }
    assertThat(actions).containsExactly(1, 2, 3);
    List<Integer> entries = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      JsonNode entry = client.await("entry");
      entries.add(entry.path("action").asInt());
      assertThat(entry.path("user").asText()).isEqualTo(member.id());
      assertThat(entry.path("rule").asText()).isEqualTo("words");
    }
    assertThat(entries).containsExactly(143, 144, 145);
    assertThat(client.await("member").path("silent").asBoolean()).isTrue();
  }

  private static void allowsItAgain(NodeBot client, String guild, String rule) throws Exception {
    ObjectNode about = RestClient.object().put("guild", guild).put("rule", rule);
    assertThat(client.ask("disable", about).path("enabled").asBoolean(true)).isFalse();
    assertThat(client.await("rule-updated").path("id").asText()).isEqualTo(rule);
    client.ask("allow", about);
    assertThat(client.await("rule-deleted").path("id").asText()).isEqualTo(rule);
    JsonNode entries = client.ask("entries", about).path("actions");
    List<Integer> actions = new ArrayList<>();
    entries.forEach(entry -> actions.add(entry.asInt()));
    assertThat(actions).startsWith(142, 141, 145, 144, 143, 140);
  }

  private Reply post(Actor author, String channel, String content) throws Exception {
    ObjectNode form = RestClient.object().put("content", content);
    return rest.call("POST", "/channels/" + channel + "/messages", author.authorization(), form);
  }
}
