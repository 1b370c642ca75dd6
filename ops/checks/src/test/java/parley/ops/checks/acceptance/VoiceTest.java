package parley.ops.checks.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parley.ops.client.Actor;
import parley.ops.client.RestClient;
import parley.ops.client.World;

/// Two unmodified bots of @discordjs/voice talk in a channel, one of them under a moderator's
/// hands.
@Tag("acceptance")
class VoiceTest {
  private static final URI API =
      URI.create(
          "http://127.0.0.1:" + System.getenv().getOrDefault("PARLEY_INGRESS_PORT", "18080"));
  private static final int VOICE = 2;
  private static final int FRAMES = 100;

  /// The router is told through the log, after the answer.
  private static final int FRAMES_PER_SECOND = 50;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final RestClient rest = new RestClient(http, URI.create(API + "/api/v10"));
  private final World world = new World(rest, new SecureRandom());

  @BeforeAll
  static void installLibraries() throws IOException, InterruptedException {
    NodeClients.install();
  }

  @Test
  void whatOnePlaysTheOtherHears() throws Exception {
    Actor owner = world.person("owner");
    String guild = world.guild(owner, "Voice");
    String lounge = voiceChannel(owner, guild, "lounge");
    String elsewhere = voiceChannel(owner, guild, "elsewhere");
    Actor speaker = bot("speaker", owner, guild);
    Actor listener = bot("listener", owner, guild);

    try (NodeBot speaking = client(speaker);
        NodeBot listening = client(listener)) {
      speaking.await("ready");
      listening.await("ready");
      join(listening, guild, lounge);
      join(speaking, guild, lounge);
      awaitVoice(listening, speaker, lounge);
      listening.ask("listen", RestClient.object().put("user", speaker.id()));

      play(speaking, 0);

      JsonNode heard = listening.ask("heard", RestClient.object());
      assertThat(listening.await("speaking").path("user").asText()).isEqualTo(speaker.id());
      assertThat(heard.path("whole").asBoolean()).isTrue();
      assertThat(heard.path("distinct").asInt()).as("%s", heard).isBetween(FRAMES - 5, FRAMES);
      assertThat(heard.path("frames").asInt()).isEqualTo(heard.path("distinct").asInt());
      try (NodeBot late = client(bot("late", owner, guild))) {
        late.await("ready");
        assertThat(late.ask("known", RestClient.object().put("guild", guild)).toString())
            .contains("{\"user\":\"" + speaker.id() + "\",\"channel\":\"" + lounge + "\"}");
      }

      change(owner, guild, speaker, RestClient.object().put("mute", true));
      play(speaking, 1_000);
      assertThat(listening.ask("heard", RestClient.object()).path("last").asInt())
          .as("the last frame heard of somebody who was muted at 1000")
          .isLessThan(1_000 + FRAMES_PER_SECOND);

      change(owner, guild, speaker, RestClient.object().put("mute", false));
      change(owner, guild, speaker, RestClient.object().put("channel_id", elsewhere));
      awaitVoice(listening, speaker, elsewhere);
      change(owner, guild, listener, RestClient.object().put("channel_id", elsewhere));
      awaitVoice(listening, listener, elsewhere);
      join(speaking, guild, elsewhere);
      join(listening, guild, elsewhere);
      listening.ask("listen", RestClient.object().put("user", speaker.id()));
      play(speaking, 2_000);
      assertThat(listening.ask("heard", RestClient.object()).path("last").asInt())
          .isGreaterThan(2_000);

      change(owner, guild, speaker, RestClient.object().putNull("channel_id"));
      awaitVoice(listening, speaker, "null");
    }
  }

  private static void join(NodeBot bot, String guild, String channel) throws Exception {
    JsonNode joined =
        bot.ask("join", RestClient.object().put("guild", guild).put("channel", channel));
    assertThat(joined.path("event").asText()).as("%s", joined).isEqualTo("done");
  }

  private static void play(NodeBot bot, int first) throws Exception {
    JsonNode played = bot.ask("play", RestClient.object().put("first", first).put("count", FRAMES));
    assertThat(played.path("event").asText()).as("%s", played).isEqualTo("done");
  }

  private static void awaitVoice(NodeBot watching, Actor actor, String channel) throws Exception {
    while (true) {
      JsonNode seen = watching.await("voice");
      if (seen.path("user").asText().equals(actor.id())
          && seen.path("channel").asText().equals(channel)) {
        return;
      }
    }
  }

  private void change(Actor owner, String guild, Actor member, ObjectNode form) throws Exception {
    rest.demand(
        "PATCH", "/guilds/" + guild + "/members/" + member.id(), owner.authorization(), form);
  }

  private String voiceChannel(Actor owner, String guild, String name) throws Exception {
    ObjectNode form = RestClient.object().put("name", name).put("type", VOICE);
    return rest.demand("POST", "/guilds/" + guild + "/channels", owner.authorization(), form)
        .path("id")
        .asText();
  }

  private Actor bot(String name, Actor owner, String guild) throws Exception {
    Actor bot = world.bot(name, owner);
    world.admit(bot, guild, owner);
    return bot;
  }

  private static NodeBot client(Actor bot) throws IOException {
    return new NodeBot(NodeClients.FOLDER, "voice.mjs", API + "/api", bot.token());
  }
}
