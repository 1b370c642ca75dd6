package parley.ingress.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A right comes and goes while somebody reads: once a change is answered, no answer is older.
@Tag("integration")
class PermissionFlipsTest {
  private static final int FLIPS = 15;
  private static final String VIEW_CHANNEL = "1024";

  private final Client owner = Client.register();
  private final Client member = Client.register();

  @Test
  void shouldAnswerAsTheLastAnsweredChangeSays() throws InterruptedException {
    Client.Answer guild = owner.post("/guilds", Map.of("name", "Flips"));
    String channel = "/channels/" + guild.text("system_channel_id");
    member.post("/invites/" + owner.post(channel + "/invites", Map.of()).text("code"), Map.of());
    String overwrite =
        channel + "/permissions/" + member.get("/users/@me").body().path("id").asText();
    AtomicBoolean over = new AtomicBoolean();
    Thread reader = Thread.ofVirtual().start(() -> readUntil(over, channel));
    try {
      for (int flip = 0; flip < FLIPS; flip++) {
        flip(overwrite, VIEW_CHANNEL);
        assertThat(member.get(channel + "/messages").code()).isEqualTo(50001);
        flip(overwrite, "0");
        assertThat(member.get(channel + "/messages").status()).isEqualTo(200);
      }
    } finally {
      over.set(true);
      reader.join();
    }
  }

  private void flip(String overwrite, String denied) {
    assertThat(owner.put(overwrite, Map.of("type", 1, "allow", "0", "deny", denied)).status())
        .isEqualTo(204);
  }

  /// Keeps what is remembered warm, below the limit of the route.
  private void readUntil(AtomicBoolean over, String channel) {
    while (!over.get()) {
      member.get(channel + "/messages?limit=1");
    }
  }
}
