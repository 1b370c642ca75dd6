package parley.ingress.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class AutoModTest {
  private final Client owner = Client.register();
  private final Client member = Client.register();
  private String guild = "";
  private String rules = "";
  private String channel = "";

  @BeforeEach
  void gather() {
    Client.Answer created = owner.post("/guilds", Map.of("name", "Moderated"));
    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    guild = "/guilds/" + created.text("id");
    rules = guild + "/auto-moderation/rules";
    channel = "/channels/" + created.text("system_channel_id");
    String invite = owner.post(channel + "/invites", Map.of()).text("code");
    assertThat(member.post("/invites/" + invite, Map.of()).status()).isEqualTo(200);
  }

  @Test
  void keepsRules() {
    assertThat(member.get(rules).code()).isEqualTo(50013);
    assertThat(member.post(rules, keywords("words", "heck*")).code()).isEqualTo(50013);

    Client.Answer made = owner.because("peace", "POST", rules, keywords("words", "heck*"));

    assertThat(made.status()).as("%s", made.body()).isEqualTo(200);
    JsonNode rule = made.body();
    assertThat(rule.path("trigger_metadata").path("keyword_filter").path(0).asText())
        .isEqualTo("heck*");
    assertThat(rule.path("actions").path(0).path("type").asInt()).isEqualTo(1);
    assertThat(rule.path("enabled").asBoolean()).isTrue();
    String path = rules + "/" + made.text("id");
    assertThat(owner.get(path).body()).isEqualTo(rule);
    assertThat(owner.get(rules).body()).hasSize(1);

    Client.Answer changed =
        owner.patch(path, Map.of("enabled", false, "exempt_channels", List.of("1")));
    assertThat(changed.body().path("enabled").asBoolean()).isFalse();
    assertThat(changed.body().path("trigger_metadata")).isEqualTo(rule.path("trigger_metadata"));
    assertThat(owner.delete(path).status()).isEqualTo(204);
    assertThat(owner.get(path).status()).isEqualTo(404);

    JsonNode entries = owner.get(guild + "/audit-logs").body().path("audit_log_entries");
    assertThat(entries.findValuesAsText("action_type")).startsWith("142", "141", "140");
    assertThat(entries.path(2).path("reason").asText()).isEqualTo("peace");
    assertThat(entries.path(2).path("target_id").asText()).isEqualTo(made.text("id"));
  }

  @Test
  void refusesRulesThatAreNone() {
    for (Map<String, Object> metadata :
        List.<Map<String, Object>>of(
            Map.of("regex_patterns", List.of("(open")),
            Map.of("regex_patterns", List.of("[a-z]{1000}[a-z]{1000}[a-z]{1000}")),
            Map.of("keyword_filter", List.of("x".repeat(61))),
            Map.of("keyword_filter", List.of("")),
            Map.of("allow_list", "no list"))) {
      assertThat(owner.post(rules, rule("bad", 1, metadata)).code())
          .as("%s", metadata)
          .isEqualTo(50035);
    }
    assertThat(owner.post(rules, rule("bad", 2, Map.of())).code()).isEqualTo(50035);
    assertThat(owner.post(rules, rule("bad", 4, Map.of("presets", List.of(9)))).code())
        .isEqualTo(50035);
    assertThat(owner.post(rules, rule("bad", 5, Map.of("mention_total_limit", 51))).code())
        .isEqualTo(50035);
    Map<String, Object> elsewhere = Map.of("type", 2, "metadata", Map.of("channel_id", "1"));
    assertThat(owner.post(rules, with(keywords("bad", "x"), elsewhere)).code()).isEqualTo(50035);
    Map<String, Object> forever =
        Map.of("type", 3, "metadata", Map.of("duration_seconds", 2_419_201));
    assertThat(owner.post(rules, with(keywords("bad", "x"), forever)).code()).isEqualTo(50035);
  }

  @Test
  void hasSoManyRulesOfAType() {
    for (int i = 0; i < 6; i++) {
      assertThat(owner.post(rules, keywords("words " + i, "heck")).status()).isEqualTo(200);
    }
    Client.Answer seventh = owner.post(rules, keywords("words", "heck"));
    assertThat(seventh.code()).isEqualTo(50035);
    assertThat(seventh.body().toString()).contains("AUTO_MODERATION_MAX_RULES_OF_TYPE_EXCEEDED");
    assertThat(owner.post(rules, rule("spam", 3, Map.of())).status()).isEqualTo(200);
    assertThat(owner.post(rules, rule("spam", 3, Map.of())).code()).isEqualTo(50035);
  }

  private static Map<String, Object> keywords(String name, String word) {
    return rule(name, 1, Map.of("keyword_filter", List.of(word)));
  }

  private static Map<String, Object> rule(
      String name, int type, Map<String, Object> triggerMetadata) {
    return Map.of(
        "name",
        name,
        "event_type",
        1,
        "trigger_type",
        type,
        "trigger_metadata",
        triggerMetadata,
        "enabled",
        true);
  }

  private static Map<String, Object> with(Map<String, Object> rule, Map<String, Object> action) {
    Map<String, Object> changed = new java.util.HashMap<>(rule);
    changed.put("actions", List.of(action));
    return changed;
  }
}
