package parley.ingress.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class InteractionsTest {
  private static final Map<String, Object> BUTTONS =
      Map.of(
          "content",
          "press",
          "components",
          List.of(
              Map.of(
                  "type",
                  1,
                  "components",
                  List.of(Map.of("type", 2, "style", 1, "label", "Go", "custom_id", "go")))));

  private final Client owner = Client.register();
  private Client bot = Client.stranger();
  private String application = "";
  private String guild = "";
  private String channel = "";

  @BeforeEach
  void gather() {
    JsonNode created = owner.post("/guilds", Map.of("name", "Interactions")).body();
    guild = created.path("id").asText();
    channel = created.path("system_channel_id").asText();
    application = owner.post("/applications", Map.of("name", "helper")).text("id");
    String reset = "/applications/" + application + "/bot/reset";
    bot = new Client("Bot " + owner.post(reset, Map.of()).text("token"));
    owner.post(
        "/oauth2/authorize?client_id=" + application + "&scope=bot",
        Map.of("guild_id", guild, "authorize", true, "permissions", "3072"));
  }

  @Test
  void commandsAreCheckedAgainstTheirDefinition() {
    JsonNode command =
        bot.post(
                "/applications/" + application + "/commands",
                Map.of(
                    "name",
                    "roll",
                    "description",
                    "Rolls",
                    "options",
                    List.of(
                        Map.of(
                            "type",
                            4,
                            "name",
                            "sides",
                            "description",
                            "d",
                            "required",
                            true,
                            "min_value",
                            2))))
            .body();

    assertThat(invoke(command, List.of()).code()).isEqualTo(50035);
    assertThat(invoke(command, List.of(option("sides", "many"))).code()).isEqualTo(50035);
    assertThat(invoke(command, List.of(option("sides", 1))).code()).isEqualTo(50035);
    assertThat(invoke(command, List.of(option("sides", 6), option("x", 1))).code())
        .isEqualTo(50035);
    assertThat(invoke(command, List.of(option("sides", 6))).status()).isEqualTo(204);

    bot.delete("/applications/" + application + "/commands/" + command.path("id").asText());
    assertThat(invoke(command, List.of(option("sides", 6))).code()).isEqualTo(10063);
  }

  @Test
  void componentsAreForApplicationsAndAreUsedWhereTheyAre() {
    String messages = "/channels/" + channel + "/messages";
    assertThat(owner.post(messages, BUTTONS).code()).isEqualTo(50035);
    JsonNode message = bot.post(messages, BUTTONS).body();
    assertThat(message.at("/components/0/components/0/custom_id").asText()).isEqualTo("go");
    String id = message.path("id").asText();
    assertThat(owner.get(messages + "/" + id).body().path("components")).hasSize(1);

    assertThat(press(id, "go").status()).isEqualTo(204);
    assertThat(press(id, "other").code()).isEqualTo(50035);
    assertThat(press("1", "go").code()).isEqualTo(10008);
    String own = owner.post(messages, owner.message("mine")).text("id");
    assertThat(press(own, "go").code()).isEqualTo(50035);

    assertThat(
            bot.patch(messages + "/" + id, Map.of("components", List.of()))
                .body()
                .path("components"))
        .isEmpty();
    assertThat(press(id, "go").code()).isEqualTo(50035);
  }

  @Test
  void onlyWhoHasItsTokenAnswers() {
    Map<String, Object> answer = Map.of("type", 4, "data", Map.of("content", "mine"));
    Client.Answer forged = bot.post("/interactions/1/not-a-token/callback", answer);
    assertThat(forged.code()).isEqualTo(10062);
    String webhook = "/webhooks/" + application + "/not-a-token";
    assertThat(bot.post(webhook, Map.of("content", "mine")).code()).isEqualTo(10015);
    assertThat(bot.get(webhook + "/messages/@original").code()).isIn(10015, 50035);
    assertThat(bot.post("/interactions", Map.of()).code()).isEqualTo(20001);
    assertThat(owner.post("/interactions", Map.of("type", 2)).code()).isEqualTo(50035);
    Client stranger = Client.register();
    Map<String, Object> body = body(3, Map.of("custom_id", "go", "component_type", 2));
    body.put("message_id", "1");
    assertThat(stranger.post("/interactions", body).code()).isEqualTo(50001);
  }

  private Client.Answer press(String message, String customId) {
    Map<String, Object> body = body(3, Map.of("custom_id", customId, "component_type", 2));
    body.put("message_id", message);
    return owner.post("/interactions", body);
  }

  private Client.Answer invoke(JsonNode command, List<Map<String, Object>> options) {
    return owner.post(
        "/interactions", body(2, Map.of("id", command.path("id").asText(), "options", options)));
  }

  private Map<String, Object> body(int type, Map<String, Object> data) {
    return new HashMap<>(
        Map.of(
            "type",
            type,
            "application_id",
            application,
            "guild_id",
            guild,
            "channel_id",
            channel,
            "data",
            data));
  }

  private static Map<String, Object> option(String name, Object value) {
    return Map.of("type", 4, "name", name, "value", value);
  }
}
