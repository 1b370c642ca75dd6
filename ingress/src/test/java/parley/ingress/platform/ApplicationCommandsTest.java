package parley.ingress.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class ApplicationCommandsTest {
  private final Client owner = Client.register();
  private final Client member = Client.register();
  private Client bot = Client.stranger();
  private String application = "";
  private String guild = "";
  private String channel = "";

  @BeforeEach
  void gather() {
    JsonNode created = owner.post("/guilds", Map.of("name", "Commands")).body();
    guild = created.path("id").asText();
    channel = "/channels/" + created.path("system_channel_id").asText();
    String invite = owner.post(channel + "/invites", Map.of()).text("code");
    member.post("/invites/" + invite, Map.of());
    String id = owner.post("/applications", Map.of("name", "helper")).text("id");
    bot =
        new Client(
            "Bot " + owner.post("/applications/" + id + "/bot/reset", Map.of()).text("token"));
    owner.post(
        "/oauth2/authorize?client_id=" + id + "&scope=bot",
        Map.of("guild_id", guild, "authorize", true));
    application = "/applications/" + id;
  }

  @Test
  void botsMakeChangeAndDeleteTheirCommands() {
    String commands = application + "/commands";
    Client.Answer made = bot.post(commands, command("ping"));
    assertThat(made.status()).isEqualTo(201);
    assertThat(application).endsWith("/" + made.text("application_id"));
    String id = made.text("id");
    Client.Answer again = bot.post(commands, Map.of("name", "ping", "description", "other"));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("id")).isEqualTo(id);
    assertThat(again.text("version")).isNotEqualTo(made.text("version"));

    assertThat(bot.patch(commands + "/" + id, Map.of("name", "pong")).text("name"))
        .isEqualTo("pong");
    assertThat(bot.get(commands + "/" + id).text("description")).isEqualTo("other");
    assertThat(bot.get(commands).body()).hasSize(1);
    assertThat(bot.delete(commands + "/" + id).status()).isEqualTo(204);
    assertThat(bot.get(commands + "/" + id).code()).isEqualTo(10063);
  }

  @Test
  void allCommandsOfAGuildAreReplacedAtOnce() {
    String commands = application + "/guilds/" + guild + "/commands";
    JsonNode first = bot.put(commands, List.of(command("a"), command("b"))).body();
    assertThat(first).hasSize(2);

    JsonNode second = bot.put(commands, List.of(command("b"), command("c"))).body();

    assertThat(second.get(0).path("id").asText()).isEqualTo(first.get(1).path("id").asText());
    assertThat(bot.get(commands).body().findValuesAsText("name")).containsExactly("b", "c");
    assertThat(bot.get(application + "/commands").body()).isEmpty();
    Client.Answer twice = bot.put(commands, List.of(command("x"), command("x")));
    assertThat(twice.code()).isEqualTo(50035);
    assertThat(twice.body().at("/errors/1/name/_errors/0/code").asText())
        .isEqualTo("APPLICATION_COMMANDS_DUPLICATE_NAME");
    assertThat(bot.get(commands).body()).hasSize(2);
  }

  @Test
  void nobodyElseHasASayOnThem() {
    assertThat(owner.post(application + "/commands", command("ping")).code()).isEqualTo(20002);
    assertThat(bot.post("/applications/1/commands", command("ping")).code()).isEqualTo(20012);
    String elsewhere = owner.post("/guilds", Map.of("name", "Elsewhere")).text("id");
    assertThat(bot.post(application + "/guilds/" + elsewhere + "/commands", command("ping")).code())
        .isEqualTo(50001);
    assertThat(bot.post(application + "/commands", Map.of("name", "A B")).code()).isEqualTo(50035);
  }

  @Test
  void peopleAreOfferedWhatTheyCanUse() {
    bot.put(
        application + "/commands",
        List.of(
            command("all"),
            Map.of("name", "few", "description", "d", "default_member_permissions", "8192")));
    bot.put(application + "/guilds/" + guild + "/commands", List.of(command("here")));

    String index = "/guilds/" + guild + "/application-command-index";
    assertThat(names(owner.get(index))).containsExactlyInAnyOrder("all", "few", "here");
    assertThat(names(member.get(index))).containsExactlyInAnyOrder("all", "here");
    assertThat(names(member.get(channel + "/application-command-index")))
        .containsExactlyInAnyOrder("all", "here");
    assertThat(Client.register().get(index).code()).isEqualTo(50001);
    owner.put(
        channel + "/permissions/" + guild, Map.of("type", 0, "allow", "0", "deny", "2147483648"));
    assertThat(names(member.get(channel + "/application-command-index"))).isEmpty();
  }

  private static List<String> names(Client.Answer index) {
    return index.body().path("application_commands").findValues("name").stream()
        .map(JsonNode::asText)
        .toList();
  }

  private static Map<String, Object> command(String name) {
    return Map.of("name", name, "description", "Does it");
  }
}
