package parley.ingress.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class PurgesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Client owner = Client.register();
  private final Client member = Client.register();
  private String guild = "";
  private String channel = "";
  private String other = "";

  @BeforeEach
  void gather() {
    Client.Answer created = owner.post("/guilds", Map.of("name", "Purged"));
    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    guild = "/guilds/" + created.text("id");
    channel = "/channels/" + created.text("system_channel_id");
    other = "/channels/" + owner.post(guild + "/channels", Map.of("name", "other")).text("id");
    String invite = owner.post(channel + "/invites", Map.of()).text("code");
    assertThat(member.post("/invites/" + invite, Map.of()).status()).isEqualTo(200);
  }

  @Test
  void aBanTakesAwayWhatTheBannedWroteEverywhere() {
    for (int i = 0; i < 3; i++) {
      say(member, channel, "bad " + i);
      say(owner, channel, "good " + i);
    }
    say(member, other, "bad elsewhere");
    String thread =
        owner.post(channel + "/threads", Map.of("name", "thread", "type", 11)).text("id");
    say(member, "/channels/" + thread, "bad inside");

    Client.Answer banned =
        owner.put(guild + "/bans/" + member.id(), Map.of("delete_message_seconds", 3600));

    assertThat(banned.status()).as("%s", banned.body()).isEqualTo(204);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              for (String place : List.of(channel, other, "/channels/" + thread)) {
                assertThat(contents(place)).noneMatch(text -> text.startsWith("bad"));
              }
            });
    assertThat(contents(channel)).contains("good 0", "good 1", "good 2");
  }

  @Test
  void aBanLeavesMessagesUnlessAskedToTakeThem() {
    say(member, channel, "harmless");
    assertThat(owner.put(guild + "/bans/" + member.id(), Map.of()).status()).isEqualTo(204);
    assertThat(contents(channel)).contains("harmless");
    assertThat(
            owner
                .put(guild + "/bans/" + member.id(), Map.of("delete_message_seconds", 604_801))
                .code())
        .isEqualTo(50035);
  }

  @Test
  void anAnnouncementIsPublishedOnce() {
    String message = say(owner, channel, "plain").text("id");
    assertThat(owner.post(channel + "/messages/" + message + "/crosspost", Map.of()).code())
        .isEqualTo(50024);
    String news =
        "/channels/"
            + owner.post(guild + "/channels", Map.of("name", "news", "type", 5)).text("id");
    String path = news + "/messages/" + say(owner, news, "news").text("id") + "/crosspost";
    assertThat(member.post(path, Map.of()).code()).isEqualTo(50013);

    Client.Answer published = owner.post(path, Map.of());

    assertThat(published.status()).as("%s", published.body()).isEqualTo(200);
    assertThat(published.body().path("flags").asInt() & 1).isEqualTo(1);
    assertThat(owner.post(path, Map.of()).code()).isEqualTo(40033);
  }

  private Client.Answer say(Client author, String place, String content) {
    Client.Answer said = author.post(place + "/messages", author.message(content));
    assertThat(said.status()).as("%s", said.body()).isEqualTo(200);
    return said;
  }

  private List<String> contents(String place) {
    JsonNode messages = owner.get(place + "/messages?limit=100").body();
    return StreamSupport.stream(messages.spliterator(), false)
        .map(message -> message.path("content").asText())
        .toList();
  }
}
