package parley.ingress.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class WebhooksTest {
  private final Client owner = Client.register();
  private final Client member = Client.register();
  private final Client anybody = Client.stranger();
  private String guild = "";
  private String channel = "";

  @BeforeEach
  void gather() {
    Client.Answer created = owner.post("/guilds", Map.of("name", "Webhooks"));
    guild = "/guilds/" + created.text("id");
    channel = "/channels/" + created.text("system_channel_id");
    String invite = owner.post(channel + "/invites", Map.of()).text("code");
    assertThat(member.post("/invites/" + invite, Map.of()).status()).isEqualTo(200);
  }

  @Test
  void membersManageThemAndWhoKnowsTheTokenToo() {
    assertThat(member.post(channel + "/webhooks", Map.of("name", "w")).code()).isEqualTo(50013);
    assertThat(owner.post(channel + "/webhooks", Map.of()).code()).isEqualTo(50035);
    JsonNode webhook = owner.post(channel + "/webhooks", Map.of("name", "news")).body();
    String path = "/webhooks/" + webhook.path("id").asText();
    String secret = path + "/" + webhook.path("token").asText();
    assertThat(webhook.path("user").path("id").asText()).isEqualTo(owner.id());

    assertThat(owner.get(channel + "/webhooks").body()).hasSize(1);
    assertThat(owner.get(guild + "/webhooks").body()).hasSize(1);
    assertThat(owner.get(path).text("name")).isEqualTo("news");
    assertThat(member.get(path).code()).isEqualTo(50013);
    assertThat(anybody.get(secret).body().has("user")).isFalse();
    assertThat(anybody.get(path + "/wrong").code()).isEqualTo(50027);
    assertThat(owner.patch(path, Map.of("name", "renamed")).text("name")).isEqualTo("renamed");
    assertThat(anybody.patch(secret, Map.of("name", "again")).text("name")).isEqualTo("again");
    assertThat(anybody.delete(secret).status()).isEqualTo(204);
    assertThat(owner.get(path).code()).isEqualTo(10015);
    assertThat(anybody.post(secret, Map.of("content", "late")).code()).isEqualTo(10015);
    JsonNode entries = owner.get(guild + "/audit-logs?action_type=50").body();
    assertThat(entries.path("audit_log_entries")).hasSize(1);
  }

  @Test
  void aChannelHasNoMoreThanFifteen() {
    for (int i = 0; i < 15; i++) {
      assertThat(owner.post(channel + "/webhooks", Map.of("name", "w" + i)).status())
          .isEqualTo(200);
    }
    assertThat(owner.post(channel + "/webhooks", Map.of("name", "w")).code()).isEqualTo(30007);
  }

  @Test
  void itsMessagesAreItsOwn() {
    String secret = secretOf(channel);
    assertThat(anybody.post(secret, Map.of("content", "quiet")).status()).isEqualTo(204);
    JsonNode posted =
        anybody
            .post(
                secret + "?wait=true",
                Map.of(
                    "content",
                    "hello <@" + member.id() + ">",
                    "username",
                    "Herald",
                    "embeds",
                    List.of(Map.of("title", "t")),
                    "allowed_mentions",
                    Map.of("parse", List.of())))
            .body();
    assertThat(posted.path("author").path("username").asText()).isEqualTo("Herald");
    assertThat(posted.path("webhook_id").asText())
        .isEqualTo(posted.path("author").path("id").asText());
    assertThat(posted.path("mentions")).isEmpty();
    String own = secret + "/messages/" + posted.path("id").asText();

    assertThat(member.get(channel + "/messages").body()).hasSize(2);
    assertThat(anybody.get(own).text("content")).startsWith("hello");
    assertThat(anybody.patch(own, Map.of("content", "bye")).text("content")).isEqualTo("bye");
    assertThat(
            member
                .patch(
                    channel + "/messages/" + posted.path("id").asText(), Map.of("content", "mine"))
                .code())
        .isEqualTo(50005);
    String foreign = member.post(channel + "/messages", member.message("m")).text("id");
    assertThat(anybody.get(secret + "/messages/" + foreign).code()).isEqualTo(10008);
    assertThat(anybody.delete(secret + "/messages/" + foreign).code()).isEqualTo(10008);
    assertThat(anybody.delete(own).status()).isEqualTo(204);
    assertThat(anybody.get(own).code()).isEqualTo(10008);
    assertThat(anybody.post(secret, Map.of("content", "c", "thread_name", "t")).code())
        .isEqualTo(220003);
  }

  @Test
  void itWritesInThreadsOfItsChannelAndBringsThemBack() {
    String secret = secretOf(channel);
    String thread = owner.post(channel + "/threads", Map.of("name", "t", "type", 11)).text("id");
    owner.patch("/channels/" + thread, Map.of("archived", true));

    JsonNode posted =
        anybody.post(secret + "?wait=true&thread_id=" + thread, Map.of("content", "c")).body();

    assertThat(posted.path("channel_id").asText()).isEqualTo(thread);
    assertThat(anybody.post(secret + "?thread_id=1", Map.of("content", "c")).code())
        .isEqualTo(10003);
  }

  @Test
  void inForumsItBeginsThreads() {
    String forum =
        "/channels/"
            + owner.post(guild + "/channels", Map.of("name", "questions", "type", 15)).text("id");
    String secret = secretOf(forum);
    assertThat(anybody.post(secret, Map.of("content", "c")).code()).isEqualTo(220001);

    JsonNode posted =
        anybody.post(secret + "?wait=true", Map.of("content", "why?", "thread_name", "Why")).body();

    assertThat(posted.path("id").asText()).isEqualTo(posted.path("channel_id").asText());
    assertThat(owner.get("/channels/" + posted.path("id").asText()).text("name")).isEqualTo("Why");
  }

  private String secretOf(String where) {
    JsonNode webhook = owner.post(where + "/webhooks", Map.of("name", "w")).body();
    return "/webhooks/" + webhook.path("id").asText() + "/" + webhook.path("token").asText();
  }
}
