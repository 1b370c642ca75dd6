package parley.ingress.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class ScheduledEventsTest {
  private final Client owner = Client.register();
  private final Client member = Client.register();
  private final Instant start = Instant.now().plus(Duration.ofDays(1));
  private String guild = "";
  private String events = "";

  @BeforeEach
  void gather() {
    Client.Answer created = owner.post("/guilds", Map.of("name", "Planning"));
    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    guild = "/guilds/" + created.text("id");
    events = guild + "/scheduled-events";
    String channel = "/channels/" + created.text("system_channel_id");
    String invite = owner.post(channel + "/invites", Map.of()).text("code");
    assertThat(member.post("/invites/" + invite, Map.of()).status()).isEqualTo(200);
  }

  @Test
  void plansChangesAndGivesUp() {
    Client.Answer planned = owner.because("fun", "POST", events, outside("picnic"));

    assertThat(planned.status()).as("%s", planned.body()).isEqualTo(200);
    JsonNode event = planned.body();
    assertThat(event.path("status").asInt()).isEqualTo(1);
    assertThat(event.path("entity_metadata").path("location").asText()).isEqualTo("the park");
    assertThat(event.path("creator").path("id").asText()).isEqualTo(owner.id());
    String path = events + "/" + planned.text("id");
    assertThat(member.get(events).body()).hasSize(1);
    assertThat(member.patch(path, Map.of("name", "mine")).code()).isEqualTo(50013);
    assertThat(owner.patch(path, Map.of("status", 3)).code()).isEqualTo(50035);
    assertThat(owner.patch(path, Map.of("status", 2, "name", "party")).text("name"))
        .isEqualTo("party");
    assertThat(owner.patch(path, Map.of("status", 3)).status()).isEqualTo(200);
    assertThat(owner.patch(path, Map.of("name", "again")).code()).isEqualTo(180_000);
    assertThat(owner.delete(path).status()).isEqualTo(204);
    assertThat(owner.get(path).code()).isEqualTo(10070);
    JsonNode entries = owner.get(guild + "/audit-logs").body().path("audit_log_entries");
    assertThat(entries.findValuesAsText("action_type")).startsWith("102", "101", "101", "100");
  }

  @Test
  void countsWhoIsInterested() {
    String path = events + "/" + owner.post(events, outside("picnic")).text("id");

    assertThat(member.put(path + "/users/@me", Map.of()).status()).isEqualTo(204);
    assertThat(member.put(path + "/users/@me", Map.of()).status()).isEqualTo(204);

    assertThat(owner.get(path + "?with_user_count=true").body().path("user_count").asInt())
        .isEqualTo(1);
    JsonNode users = owner.get(path + "/users?with_member=true").body();
    assertThat(users).hasSize(1);
    assertThat(users.path(0).path("user").path("id").asText()).isEqualTo(member.id());
    assertThat(users.path(0).path("member").has("joined_at")).isTrue();
    assertThat(member.delete(path + "/users/@me").status()).isEqualTo(204);
    assertThat(owner.get(path + "/users").body()).isEmpty();
  }

  @Test
  void hidesWhatTakesPlaceOutOfSight() {
    Map<String, Object> hidden =
        Map.of(
            "name",
            "secret",
            "type",
            2,
            "permission_overwrites",
            List.of(Map.of("id", guild.substring("/guilds/".length()), "type", 0, "deny", "1024")));
    String channel = owner.post(guild + "/channels", hidden).text("id");
    Map<String, Object> form = new HashMap<>(outside("talk"));
    form.put("entity_type", 2);
    form.put("channel_id", channel);
    Client.Answer planned = owner.post(events, form);
    assertThat(planned.status()).as("%s", planned.body()).isEqualTo(200);
    assertThat(planned.text("channel_id")).isEqualTo(channel);

    assertThat(member.get(events).body()).isEmpty();
    assertThat(member.get(events + "/" + planned.text("id")).code()).isEqualTo(10070);
    assertThat(owner.get(events).body()).hasSize(1);
    assertThat(owner.delete("/channels/" + channel).status()).isEqualTo(200);
    assertThat(owner.get(events).body()).isEmpty();
  }

  @Test
  void refusesWhatCannotBe() {
    Map<String, Object> past = new HashMap<>(outside("past"));
    past.put("scheduled_start_time", "2020-01-01T00:00:00Z");
    assertThat(owner.post(events, past).code()).isEqualTo(50035);
    Map<String, Object> endless = new HashMap<>(outside("endless"));
    endless.remove("scheduled_end_time");
    assertThat(owner.post(events, endless).code()).isEqualTo(50035);
    Map<String, Object> nowhere = new HashMap<>(outside("nowhere"));
    nowhere.remove("entity_metadata");
    assertThat(owner.post(events, nowhere).code()).isEqualTo(50035);
    assertThat(member.post(events, outside("mine")).code()).isEqualTo(50013);
  }

  private Map<String, Object> outside(String name) {
    return Map.of(
        "name",
        name,
        "privacy_level",
        2,
        "entity_type",
        3,
        "entity_metadata",
        Map.of("location", "the park"),
        "scheduled_start_time",
        start.toString(),
        "scheduled_end_time",
        start.plus(Duration.ofHours(1)).toString());
  }
}
