package parley.ingress.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class ForumsTest {
  private static final int FORUM = 15;
  private static final int REQUIRE_TAG = 1 << 4;
  private static final int PINNED = 1 << 1;

  private final Client owner = Client.register();
  private final Client member = Client.register();
  private String guild = "";
  private String forum = "";
  private JsonNode made = Client.json("{}");

  @BeforeEach
  void gather() {
    Client.Answer created = owner.post("/guilds", Map.of("name", "Forums"));
    guild = "/guilds/" + created.text("id");
    String channel = "/channels/" + created.text("system_channel_id");
    String invite = owner.post(channel + "/invites", Map.of()).text("code");
    assertThat(member.post("/invites/" + invite, Map.of()).status()).isEqualTo(200);
    made =
        owner
            .post(
                guild + "/channels",
                Map.of(
                    "name",
                    "questions",
                    "type",
                    FORUM,
                    "available_tags",
                    List.of(Map.of("name", "solved", "moderated", true), Map.of("name", "bug")),
                    "default_reaction_emoji",
                    Map.of("emoji_name", "\u2705"),
                    "default_sort_order",
                    1,
                    "default_forum_layout",
                    2,
                    "default_thread_rate_limit_per_user",
                    5))
            .body();
    forum = "/channels/" + made.path("id").asText();
  }

  @Test
  void aForumKeepsWhatItIsMadeWith() {
    JsonNode found = member.get(forum).body();

    assertThat(found.path("available_tags")).hasSize(2);
    assertThat(found.path("default_reaction_emoji").path("emoji_name").asText())
        .isEqualTo("\u2705");
    assertThat(found.path("default_sort_order").asInt()).isEqualTo(1);
    assertThat(found.path("default_forum_layout").asInt()).isEqualTo(2);
    JsonNode renamed =
        owner
            .patch(forum, Map.of("available_tags", List.of(Map.of("id", tag(1), "name", "defect"))))
            .body();
    assertThat(renamed.path("available_tags")).hasSize(1);
    assertThat(renamed.path("available_tags").path(0).path("id").asText()).isEqualTo(tag(1));
  }

  @Test
  void threadsBeginWithAMessageAndNothingIsWrittenBeside() {
    assertThat(member.post(forum + "/messages", member.message("here?")).code()).isEqualTo(50008);
    assertThat(member.post(forum + "/threads", Map.of("name", "no message")).code())
        .isEqualTo(50035);

    JsonNode begun = ask("Why?", List.of(tag(1))).body();

    String id = begun.path("id").asText();
    assertThat(begun.path("message").path("id").asText()).isEqualTo(id);
    assertThat(begun.path("applied_tags").path(0).asText()).isEqualTo(tag(1));
    assertThat(begun.path("rate_limit_per_user").asInt()).isEqualTo(5);
    JsonNode messages = owner.get("/channels/" + id + "/messages").body();
    assertThat(messages).hasSize(1);
    owner.post("/channels/" + id + "/messages", owner.message("because"));
    assertThat(owner.get("/channels/" + id).body().path("message_count").asInt()).isEqualTo(1);
    assertThat(ask("empty", List.of(), Map.of("content", "")).code()).isEqualTo(50006);
  }

  @Test
  void tagsAreKnownAllowedAndWhereItSaysSoRequired() {
    assertThat(ask("unknown tag", List.of("1")).code()).isEqualTo(10087);
    assertThat(ask("moderated tag", List.of(tag(0))).code()).isEqualTo(50013);
    String id = ask("no tag", List.of()).text("id");
    assertThat(owner.patch("/channels/" + id, Map.of("applied_tags", List.of(tag(0)))).status())
        .isEqualTo(200);

    assertThat(owner.patch(forum, Map.of("flags", REQUIRE_TAG)).status()).isEqualTo(200);

    assertThat(ask("no tag", List.of()).code()).isEqualTo(40067);
    assertThat(ask("a tag", List.of(tag(1))).status()).isEqualTo(201);
  }

  @Test
  void moderatorsPinThreads() {
    String thread = "/channels/" + ask("Read this", List.of()).text("id");

    assertThat(member.patch(thread, Map.of("flags", PINNED)).code()).isEqualTo(50013);
    assertThat(owner.patch(thread, Map.of("flags", PINNED)).body().path("flags").asInt())
        .isEqualTo(PINNED);
  }

  private String tag(int index) {
    return made.path("available_tags").path(index).path("id").asText();
  }

  private Client.Answer ask(String name, List<String> tags) {
    return ask(name, tags, Map.of("content", "a question"));
  }

  private Client.Answer ask(String name, List<String> tags, Map<String, String> message) {
    return member.post(
        forum + "/threads", Map.of("name", name, "applied_tags", tags, "message", message));
  }
}
