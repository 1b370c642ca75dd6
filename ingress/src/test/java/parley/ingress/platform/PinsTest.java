package parley.ingress.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class PinsTest {
  private final Client owner = Client.register();
  private final Client member = Client.register();
  private String channel = "";

  @BeforeEach
  void gather() {
    channel =
        "/channels/" + owner.post("/guilds", Map.of("name", "Pins")).text("system_channel_id");
    String invite = owner.post(channel + "/invites", Map.of()).text("code");
    assertThat(member.post("/invites/" + invite, Map.of()).status()).isEqualTo(200);
  }

  @Test
  void keepsPinsUnderBothPaths() {
    String first = post("first");
    String second = post("second");
    assertThat(member.put(channel + "/pins/" + first, Map.of()).code()).isEqualTo(50013);
    assertThat(owner.put(channel + "/messages/pins/1", Map.of()).code()).isEqualTo(10008);

    assertThat(owner.put(channel + "/messages/pins/" + first, Map.of()).status()).isEqualTo(204);
    assertThat(owner.put(channel + "/pins/" + second, Map.of()).status()).isEqualTo(204);
    assertThat(owner.put(channel + "/pins/" + second, Map.of()).status()).isEqualTo(204);

    assertThat(member.get(channel + "/messages/" + first).body().path("pinned").asBoolean())
        .isTrue();
    assertThat(ids(member.get(channel + "/pins").body())).containsExactly(second, first);
    JsonNode newest = member.get(channel + "/messages/pins?limit=1").body();
    assertThat(newest.path("has_more").asBoolean()).isTrue();
    assertThat(newest.path("items").path(0).path("message").path("id").asText()).isEqualTo(second);
    String before = newest.path("items").path(0).path("pinned_at").asText().replace("+", "%2B");
    JsonNode older = member.get(channel + "/messages/pins?before=" + before).body();
    assertThat(older.path("items").path(0).path("message").path("id").asText()).isEqualTo(first);
    assertThat(older.path("has_more").asBoolean()).isFalse();

    JsonNode notice = member.get(channel + "/messages?limit=1").body().path(0);
    assertThat(notice.path("type").asInt()).isEqualTo(6);
    assertThat(notice.path("message_reference").path("message_id").asText()).isEqualTo(second);
    assertThat(notice.has("referenced_message")).isFalse();

    assertThat(owner.delete(channel + "/messages/pins/" + second).status()).isEqualTo(204);
    assertThat(owner.delete(channel + "/messages/" + first).status()).isEqualTo(204);
    assertThat(ids(member.get(channel + "/pins").body())).isEmpty();
  }

  @Test
  void deletesManyAtOnce() {
    List<String> ids = new ArrayList<>(List.of(post("one"), post("two"), post("three")));
    String stays = post("stays");
    String path = channel + "/messages/bulk-delete";
    assertThat(owner.post(path, Map.of("messages", ids.subList(0, 1))).code()).isEqualTo(50016);
    assertThat(owner.post(path, Map.of("messages", List.of("1", ids.get(0)))).code())
        .isEqualTo(50034);
    assertThat(owner.post(path, Map.of("messages", List.of(stays, stays))).code()).isEqualTo(50035);
    assertThat(member.post(path, Map.of("messages", ids)).code()).isEqualTo(50013);

    assertThat(owner.post(path, Map.of("messages", ids)).status()).isEqualTo(204);

    assertThat(ids(member.get(channel + "/messages").body())).containsExactly(stays);
    assertThat(owner.post(path, Map.of("messages", ids)).status()).isEqualTo(204);
  }

  private String post(String content) {
    return member.post(channel + "/messages", member.message(content)).text("id");
  }

  private static List<String> ids(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(each -> each.path("id").asText())
        .toList();
  }
}
