package parley.ingress.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class ReactionsTest {
  private static final String WAVE = URLEncoder.encode("👋", StandardCharsets.UTF_8);
  private static final String HEART = URLEncoder.encode("❤️", StandardCharsets.UTF_8);
  private static final String ADD_REACTIONS = "64";

  private final Client owner = Client.register();
  private final Client member = Client.register();
  private String guild = "";
  private String channel = "";
  private String message = "";

  @BeforeEach
  void gather() {
    Client.Answer created = owner.post("/guilds", Map.of("name", "Reactions"));
    guild = created.text("id");
    channel = created.text("system_channel_id");
    String invite = owner.post("/channels/" + channel + "/invites", Map.of()).text("code");
    assertThat(member.post("/invites/" + invite, Map.of()).status()).isEqualTo(200);
    message = owner.post("/channels/" + channel + "/messages", owner.message("react")).text("id");
  }

  @Test
  void countsReactionsAndTellsWhoseTheyAre() {
    assertThat(member.put(reactions(WAVE) + "/@me", Map.of()).status()).isEqualTo(204);
    assertThat(owner.put(reactions(WAVE) + "/%40me", Map.of()).status()).isEqualTo(204);
    assertThat(member.put(reactions(HEART) + "/@me", Map.of()).status()).isEqualTo(204);
    assertThat(member.put(reactions(HEART) + "/@me", Map.of()).status()).isEqualTo(204);

    JsonNode seen = owner.get(path()).body().path("reactions");
    assertThat(seen.findValuesAsText("name")).containsExactly("👋", "❤️");
    assertThat(seen.path(0).path("count").asInt()).isEqualTo(2);
    assertThat(seen.path(0).path("me").asBoolean()).isTrue();
    assertThat(seen.path(1).path("count").asInt()).isEqualTo(1);
    assertThat(seen.path(1).path("me").asBoolean()).isFalse();
    JsonNode page = member.get("/channels/" + channel + "/messages").body();
    assertThat(page.path(0).path("reactions").path(1).path("me").asBoolean()).isTrue();

    assertThat(users(reactions(WAVE))).containsExactly(owner.id(), member.id());
    assertThat(users(reactions(WAVE) + "?limit=1")).containsExactly(owner.id());
    assertThat(users(reactions(WAVE) + "?after=" + owner.id())).containsExactly(member.id());
  }

  @Test
  void takesReactionsBack() {
    member.put(reactions(WAVE) + "/@me", Map.of());
    owner.put(reactions(WAVE) + "/@me", Map.of());
    owner.put(reactions(HEART) + "/@me", Map.of());

    assertThat(member.delete(reactions(WAVE) + "/" + owner.id()).code()).isEqualTo(50013);
    assertThat(member.delete(reactions(WAVE) + "/@me").status()).isEqualTo(204);
    assertThat(users(reactions(WAVE))).containsExactly(owner.id());
    assertThat(owner.delete(reactions(WAVE) + "/" + member.id()).status()).isEqualTo(204);

    assertThat(member.delete(reactions(WAVE)).code()).isEqualTo(50013);
    assertThat(owner.delete(reactions(WAVE)).status()).isEqualTo(204);
    assertThat(users(reactions(WAVE))).isEmpty();
    assertThat(owner.delete(path() + "/reactions").status()).isEqualTo(204);
    assertThat(owner.get(path()).body().has("reactions")).isFalse();
  }

  @Test
  void refusesWhatIsNoEmojiAndWhoMayNot() {
    assertThat(member.put(reactions("wave") + "/@me", Map.of()).code()).isEqualTo(10014);
    assertThat(member.put(reactions("wave:77") + "/@me", Map.of()).code()).isEqualTo(10014);
    assertThat(member.delete(reactions(WAVE) + "/@me").code()).isEqualTo(10014);
    assertThat(Client.register().put(reactions(WAVE) + "/@me", Map.of()).code()).isEqualTo(50001);

    owner.put(
        "/channels/" + channel + "/permissions/" + guild,
        Map.of("type", 0, "allow", "0", "deny", ADD_REACTIONS));
    assertThat(member.put(reactions(WAVE) + "/@me", Map.of()).code()).isEqualTo(50013);
    assertThat(owner.put(reactions(WAVE) + "/@me", Map.of()).status()).isEqualTo(204);
    assertThat(member.put(reactions(WAVE) + "/@me", Map.of()).status()).isEqualTo(204);
  }

  @Test
  void countsExactlyWhenManyReactAtOnce() throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Client.Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        Client who = i % 2 == 0 ? owner : member;
        answers.add(threads.submit(() -> who.put(reactions(WAVE) + "/@me", Map.of())));
      }
      for (Future<Client.Answer> answer : answers) {
        assertThat(answer.get().status()).isEqualTo(204);
      }
    }

    assertThat(owner.get(path()).body().path("reactions").path(0).path("count").asInt())
        .isEqualTo(2);
  }

  private String path() {
    return "/channels/" + channel + "/messages/" + message;
  }

  private String reactions(String emoji) {
    return path() + "/reactions/" + emoji;
  }

  private List<String> users(String path) {
    List<String> ids = new ArrayList<>();
    owner.get(path).body().forEach(user -> ids.add(user.path("id").asText()));
    return ids;
  }
}
