package parley.ingress.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("integration")
class RestApiTest {
  private static final String VIEW_CHANNEL = "1024";
  private static final String SEND_MESSAGES = "2048";

  private final Client owner = Client.register();
  private final Client member = Client.register();
  private String guild = "";
  private String channel = "";
  private String invite = "";

  @BeforeEach
  void gather() {
    Client.Answer created = owner.post("/guilds", Map.of("name", "Integration"));
    assertThat(created.status()).isEqualTo(201);
    guild = created.text("id");
    channel = created.text("system_channel_id");
    invite = owner.post("/channels/" + channel + "/invites", Map.of()).text("code");
    assertThat(member.post("/invites/" + invite, Map.of()).status()).isEqualTo(200);
  }

  @Test
  void givesOutTokensAndTakesThemBack() {
    Client person = Client.register();
    assertThat(person.get("/users/@me").status()).isEqualTo(200);

    assertThat(person.post("/auth/logout", Map.of()).status()).isEqualTo(204);

    assertThat(person.get("/users/@me").status()).isEqualTo(401);
  }

  @Test
  void keepsAMessageFromItsPostToItsDeletion() {
    Client.Answer posted = member.post(messages(), member.message("first"));
    assertThat(posted.status()).isEqualTo(200);
    String message = messages() + "/" + posted.text("id");
    assertThat(owner.get(message).text("content")).isEqualTo("first");

    Client.Answer reply =
        owner.post(
            messages(),
            Map.of(
                "content", "answer", "message_reference", Map.of("message_id", posted.text("id"))));
    assertThat(reply.body().path("type").asInt()).isEqualTo(19);
    assertThat(reply.body().path("referenced_message").path("content").asText()).isEqualTo("first");
    assertThat(reply.body().path("mentions").path(0).path("id").asText()).isEqualTo(member.id());

    assertThat(member.patch(message, member.message("second")).text("content")).isEqualTo("second");
    assertThat(owner.patch(message, owner.message("mine")).code()).isEqualTo(50005);
    assertThat(contents(owner.get(messages()))).containsExactly("answer", "second");

    assertThat(owner.delete(message).status()).isEqualTo(204);
    assertThat(member.get(message).code()).isEqualTo(10008);
    assertThat(member.delete(message).code()).isEqualTo(10008);
    assertThat(contents(owner.get(messages()))).containsExactly("answer");
  }

  @Test
  void pagesThroughHistoryInOrder() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      // Five messages in five seconds is all that one person may send.
      Client author = i % 2 == 0 ? member : owner;
      ids.add(author.post(messages(), author.message("m" + i)).text("id"));
    }

    assertThat(contents(owner.get(messages() + "?limit=3"))).containsExactly("m6", "m5", "m4");
    assertThat(contents(owner.get(messages() + "?limit=2&before=" + ids.get(3))))
        .containsExactly("m2", "m1");
    assertThat(contents(owner.get(messages() + "?limit=2&after=" + ids.get(3))))
        .containsExactly("m5", "m4");
    assertThat(contents(owner.get(messages() + "?limit=3&around=" + ids.get(3))))
        .containsExactly("m4", "m3", "m2");
    assertThat(ids).isSorted();
  }

  @Test
  void makesOneMessageOfManyTriesWithOneNonce() throws InterruptedException, ExecutionException {
    Map<String, Object> body = Map.of("content", "once", "nonce", "n-1", "enforce_nonce", true);
    Set<String> ids = new HashSet<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Client.Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        answers.add(threads.submit(() -> member.post(messages(), body)));
      }
      for (Future<Client.Answer> answer : answers) {
        ids.add(answer.get().text("id"));
      }
    }

    assertThat(ids).hasSize(1);
    assertThat(contents(owner.get(messages()))).containsExactly("once");
  }

  @Test
  void refusesMessagesFromTheMomentAPermissionIsAnsweredAsGone() {
    String overwrite = "/channels/" + channel + "/permissions/" + guild;
    for (int i = 0; i < 2; i++) {
      owner.put(overwrite, Map.of("type", 0, "allow", "0", "deny", SEND_MESSAGES));
      assertThat(member.post(messages(), member.message("no")).code()).isEqualTo(50013);

      owner.put(overwrite, Map.of("type", 0, "allow", "0", "deny", VIEW_CHANNEL));
      assertThat(member.post(messages(), member.message("no")).code()).isEqualTo(50001);
      assertThat(member.get(messages()).code()).isEqualTo(50001);

      assertThat(owner.delete(overwrite).status()).isEqualTo(204);
      assertThat(member.post(messages(), member.message("yes")).status()).isEqualTo(200);
    }
  }

  @Test
  void keepsRolesInTheirOrder() {
    Client.Answer role =
        owner.post(
            "/guilds/" + guild + "/roles", Map.of("name", "mod", "permissions", "268435456"));
    String path = "/guilds/" + guild + "/roles/" + role.text("id");
    assertThat(member.patch(path, Map.of("name", "mine")).code()).isEqualTo(50013);

    String given = "/guilds/" + guild + "/members/" + member.id() + "/roles/" + role.text("id");
    assertThat(owner.put(given, Map.of()).status()).isEqualTo(204);

    // Holding the role is not standing above it.
    assertThat(member.patch(path, Map.of("name", "mine")).code()).isEqualTo(50013);
    assertThat(member.delete(path).code()).isEqualTo(50013);
    assertThat(owner.delete(path).status()).isEqualTo(204);
  }

  @Test
  void keepsTheBannedOut() {
    String ban = "/guilds/" + guild + "/bans/" + member.id();
    assertThat(member.put("/guilds/" + guild + "/bans/" + owner.id(), Map.of()).code())
        .isEqualTo(50013);

    assertThat(owner.put(ban, Map.of()).status()).isEqualTo(204);
    assertThat(member.post(messages(), member.message("no")).code()).isEqualTo(50001);
    assertThat(member.post("/invites/" + invite, Map.of()).code()).isEqualTo(40007);

    assertThat(owner.delete(ban).status()).isEqualTo(204);
    assertThat(member.post("/invites/" + invite, Map.of()).status()).isEqualTo(200);
  }

  @Test
  void letsABotInWithItsRole() {
    String application = owner.post("/applications", Map.of("name", "helper")).text("id");
    String token =
        owner.post("/applications/" + application + "/bot/reset", Map.of()).text("token");
    Client bot = new Client("Bot " + token);
    String authorize = "/oauth2/authorize?client_id=" + application + "&scope=bot";
    Map<String, Object> consent =
        Map.of("guild_id", guild, "permissions", SEND_MESSAGES, "authorize", true);
    assertThat(member.post(authorize, consent).code()).isEqualTo(50013);

    assertThat(owner.post(authorize, consent).status()).isEqualTo(200);

    assertThat(bot.post(messages(), bot.message("beep")).status()).isEqualTo(200);
    assertThat(bot.post("/invites/" + invite, Map.of()).code()).isEqualTo(20001);
    JsonNode roles = owner.get("/guilds/" + guild + "/roles").body();
    assertThat(roles.findValuesAsText("bot_id")).containsExactly(application);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST|/channels/{channel}/messages|{\"content\":|400|50109",
        "POST|/channels/{channel}/messages|{}|400|50006",
        "POST|/channels/{channel}/messages|{\"content\":[]}|400|50035",
        "POST|/channels/{channel}/messages|{\"content\":\"a\",\"sticker_ids\":[\"1\"]}|400|50081",
        "POST|/channels/x/messages|{\"content\":\"a\"}|400|50035",
        "POST|/channels/1/messages|{\"content\":\"a\"}|404|10003",
        "GET|/channels/{channel}/messages/1||404|10008",
        "GET|/channels/{channel}/messages?limit=0||400|50035",
        "GET|/guilds/1||404|10004",
        "GET|/users/1||404|10013",
        "PUT|/gateway||405|0",
        "GET|/nowhere||404|0"
      })
  void answersErrorsAsThePublicProtocolDoes(
      String method, String path, String body, int status, int code) {
    Client.Answer answer =
        member.sendRaw(
            method,
            path.replace("{channel}", channel),
            "application/json",
            body == null ? "" : body);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.text("message")).isNotEmpty();
  }

  @Test
  void tellsWhichFieldIsWrong() {
    Client.Answer answer = member.post(messages(), member.message("x".repeat(2001)));

    assertThat(answer.body())
        .isEqualTo(
            Client.json(
                """
                {"message":"Invalid Form Body","code":50035,"errors":{"content":{"_errors":[
                  {"code":"BASE_TYPE_MAX_LENGTH","message":"Must be 2000 or fewer in length."}]}}}
                """));
    assertThat(Client.stranger().get("/users/@me").body())
        .isEqualTo(Client.json("{\"message\":\"401: Unauthorized\",\"code\":0}"));
  }

  private String messages() {
    return "/channels/" + channel + "/messages";
  }

  private static List<String> contents(Client.Answer page) {
    assertThat(page.status()).isEqualTo(200);
    List<String> contents = new ArrayList<>();
    page.body().forEach(message -> contents.add(message.path("content").asText()));
    return contents;
  }
}
