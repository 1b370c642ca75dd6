package parley.ingress.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class AuditLogTest {
  private final Client owner = Client.register();
  private final Client member = Client.register();
  private String guild = "";
  private String channel = "";

  @BeforeEach
  void gather() {
    Client.Answer created = owner.post("/guilds", Map.of("name", "Audited"));
    guild = created.text("id");
    channel = created.text("system_channel_id");
    String invite = owner.post("/channels/" + channel + "/invites", Map.of()).text("code");
    assertThat(member.post("/invites/" + invite, Map.of()).status()).isEqualTo(200);
  }

  @Test
  void tellsWhoDidWhatAndWhy() {
    String user = member.id();
    owner.because("a%20b%C3%A9", "PATCH", "/guilds/" + guild, Map.of("name", "Renamed"));
    String role =
        owner.post("/guilds/" + guild + "/roles", Map.of("name", "mod", "color", 7)).text("id");
    owner.put("/guilds/" + guild + "/members/" + user + "/roles/" + role, Map.of());
    owner.patch("/guilds/" + guild + "/members/" + user, Map.of("nick", "nick"));
    owner.put(
        "/channels/" + channel + "/permissions/" + role,
        Map.of("type", 0, "allow", "1024", "deny", "0"));
    owner.delete("/channels/" + channel + "/permissions/" + role);
    owner.because("spam", "PUT", "/guilds/" + guild + "/bans/" + user, Map.of());

    JsonNode log = log("");
    assertThat(log.path("audit_log_entries").findValuesAsText("action_type"))
        .containsExactly("22", "15", "13", "24", "25", "30", "1", "40");
    assertThat(log.path("users").findValuesAsText("id")).contains(owner.id(), user);
    JsonNode renamed = log("?action_type=1").path("audit_log_entries").path(0);
    assertThat(renamed.path("reason").asText()).isEqualTo("a bé");
    assertThat(renamed.path("changes"))
        .isEqualTo(
            Client.json(
                "[{\"key\":\"name\",\"old_value\":\"Audited\",\"new_value\":\"Renamed\"}]"));
    JsonNode given = log("?action_type=25&target_id=" + user).path("audit_log_entries").path(0);
    assertThat(given.path("changes").path(0).path("key").asText()).isEqualTo("$add");
    assertThat(log("?target_id=" + user).path("audit_log_entries")).hasSize(3);
    assertThat(log("?user_id=" + user).path("audit_log_entries")).isEmpty();
  }

  @Test
  void bansManyAtOnceButNobodyAbove() {
    String user = member.id();
    String bulkBan = "/guilds/" + guild + "/bulk-ban";
    assertThat(member.post(bulkBan, Map.of("user_ids", List.of("1"))).code()).isEqualTo(50013);
    assertThat(owner.post(bulkBan, Map.of("user_ids", List.of())).code()).isEqualTo(50035);

    assertThat(
            owner
                .post(bulkBan, Map.of("user_ids", List.of(user), "delete_message_seconds", 604_801))
                .code())
        .isEqualTo(50035);

    JsonNode outcome =
        owner.post(bulkBan, Map.of("user_ids", List.of(owner.id(), user, "1"))).body();

    assertThat(outcome.path("banned_users")).extracting(JsonNode::asText).containsExactly(user);
    assertThat(outcome.path("failed_users"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrder(owner.id(), "1");
    assertThat(member.get("/guilds/" + guild).code()).isEqualTo(50001);
    assertThat(owner.get("/guilds/" + guild + "/bans/" + user).text("reason")).isEqualTo("null");
    assertThat(log("?action_type=22").path("audit_log_entries")).hasSize(1);
    assertThat(owner.post(bulkBan, Map.of("user_ids", List.of(user))).code()).isEqualTo(500000);
  }

  @Test
  void pagesInBothDirections() {
    for (int i = 0; i < 4; i++) {
      owner.patch("/guilds/" + guild, Map.of("name", "name " + i));
    }
    List<String> ids = log("?action_type=1").path("audit_log_entries").findValuesAsText("id");

    assertThat(log("?limit=2&before=" + ids.get(1)).path("audit_log_entries"))
        .extracting(entry -> entry.path("id").asText())
        .containsExactly(ids.get(2), ids.get(3));
    assertThat(log("?limit=2&after=" + ids.get(3)).path("audit_log_entries"))
        .extracting(entry -> entry.path("id").asText())
        .containsExactly(ids.get(2), ids.get(1));
  }

  @Test
  void saysNothingOfWhatChangedNothing() {
    owner.patch("/guilds/" + guild, Map.of("name", "Audited"));

    assertThat(log("?action_type=1").path("audit_log_entries")).isEmpty();
  }

  @Test
  void isNoBusinessOfOthers() {
    assertThat(member.get("/guilds/" + guild + "/audit-logs").code()).isEqualTo(50013);
    assertThat(owner.get("/guilds/" + guild + "/audit-logs?limit=0").code()).isEqualTo(50035);
  }

  private JsonNode log(String query) {
    Client.Answer answer = owner.get("/guilds/" + guild + "/audit-logs" + query);
    assertThat(answer.status()).isEqualTo(200);
    return answer.body();
  }
}
