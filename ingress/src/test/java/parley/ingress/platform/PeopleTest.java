package parley.ingress.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class PeopleTest {
  private static final String RELATIONSHIPS = "/users/@me/relationships";

  private final Client ann = Client.register();
  private final Client ben = Client.register();

  @Test
  void peopleBecomeFriendsAndPart() {
    assertThat(ann.put(to(ben), Map.of()).status()).isEqualTo(204);
    assertThat(types(ann)).containsExactly(4);
    assertThat(types(ben)).containsExactly(3);

    assertThat(ben.put(to(ann), Map.of("type", 1)).status()).isEqualTo(204);
    assertThat(types(ann)).containsExactly(1);
    assertThat(types(ben)).containsExactly(1);
    assertThat(ann.put(to(ben), Map.of()).code()).isEqualTo(80007);
    assertThat(ann.put(to(ann), Map.of()).code()).isEqualTo(80003);

    assertThat(ann.patch(to(ben), Map.of("nickname", "Benny")).status()).isEqualTo(204);
    assertThat(ann.get(RELATIONSHIPS).body().path(0).path("nickname").asText()).isEqualTo("Benny");
    String dm = open(ann, ben);
    assertThat(ann.post("/channels/" + dm + "/messages", ann.message("hi")).status())
        .isEqualTo(200);

    assertThat(ben.delete(to(ann)).status()).isEqualTo(204);
    assertThat(types(ann)).isEmpty();
    assertThat(ann.post("/channels/" + dm + "/messages", ann.message("hi")).code())
        .isEqualTo(50007);
  }

  @Test
  void whoIsBlockedCannotWriteNorAsk() {
    ann.put(to(ben), Map.of());
    ben.put(to(ann), Map.of());
    String dm = open(ann, ben);

    assertThat(ben.put(to(ann), Map.of("type", 2)).status()).isEqualTo(204);
    assertThat(types(ann)).isEmpty();
    assertThat(types(ben)).containsExactly(2);
    assertThat(ann.post("/channels/" + dm + "/messages", ann.message("hi")).code())
        .isEqualTo(50007);
    assertThat(ann.put(to(ben), Map.of()).code()).isEqualTo(80001);

    assertThat(ben.delete(to(ann)).status()).isEqualTo(204);
    assertThat(ann.post(RELATIONSHIPS, Map.of("username", name(ben))).status()).isEqualTo(204);
    assertThat(types(ben)).containsExactly(3);
    assertThat(ann.post(RELATIONSHIPS, Map.of("username", "nobody_of_this_name")).code())
        .isEqualTo(80004);
  }

  @Test
  void settingsNotesAndProfilesAreKept() {
    assertThat(ann.get("/users/@me/settings").text("status")).isEqualTo("online");
    assertThat(ann.patch("/users/@me/settings", Map.of("status", "dnd")).text("status"))
        .isEqualTo("dnd");
    assertThat(ann.patch("/users/@me/settings", Map.of("status", "asleep")).code())
        .isEqualTo(50035);
    assertThat(ann.get("/users/@me/settings").body().has("theme")).isTrue();
    assertThat(ann.get("/users/@me/settings-proto/2/json").body().path("settings").isObject())
        .isTrue();

    String note = "/users/@me/notes/" + ben.id();
    assertThat(ann.get(note).code()).isEqualTo(10013);
    assertThat(ann.put(note, Map.of("note", "owes me a tea")).status()).isEqualTo(204);
    assertThat(ann.get(note).text("note")).isEqualTo("owes me a tea");

    assertThat(
            ann.patch("/users/@me/guilds/@me/settings", Map.of("muted", true))
                .body()
                .path("muted")
                .asBoolean())
        .isTrue();

    Client.Answer changed =
        ann.patch("/users/@me", Map.of("bio", "Hello", "global_name", "Ann", "accent_color", 255));
    assertThat(changed.text("bio")).isEqualTo("Hello");
    JsonNode seen = ben.get("/users/" + ann.id()).body();
    assertThat(seen.path("global_name").asText()).isEqualTo("Ann");
    assertThat(seen.path("accent_color").asInt()).isEqualTo(255);
  }

  @Test
  void friendRequestsCanBeDeclinedByTheirSource() {
    ben.patch("/users/@me/settings", Map.of("friend_source_flags", Map.of("all", false)));

    assertThat(ann.put(to(ben), Map.of()).code()).isEqualTo(80000);
  }

  private static String to(Client other) {
    return RELATIONSHIPS + "/" + other.id();
  }

  private static String name(Client who) {
    return who.get("/users/@me").text("username");
  }

  private static String open(Client who, Client other) {
    return who.post("/users/@me/channels", Map.of("recipient_id", other.id())).text("id");
  }

  private static List<Integer> types(Client who) {
    return who.get(RELATIONSHIPS).body().findValues("type").stream().map(JsonNode::asInt).toList();
  }
}
