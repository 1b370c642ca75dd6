package parley.ingress.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class IdentityTest {
  private static final String PASSWORD = "a long password";
  private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  private static final byte[] SECRET_BYTES =
      "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  private final Client person = Client.register();
  private final String name = person.get("/users/@me").text("username");

  @Test
  void listsSessionsAndEndsThem() {
    Client elsewhere = new Client(logIn(PASSWORD).text("token"));
    JsonNode sessions = person.get("/auth/sessions").body().path("user_sessions");
    assertThat(sessions).hasSize(2);

    String latest = sessions.path(0).path("id_hash").asText();
    assertThat(
            person
                .post("/auth/sessions/logout", Map.of("session_id_hashes", List.of(latest)))
                .status())
        .isEqualTo(204);

    assertThat(elsewhere.get("/users/@me").status()).isEqualTo(401);
    assertThat(person.get("/users/@me").status()).isEqualTo(200);
  }

  @Test
  void goesOnWithTheSessionOfARefreshToken() {
    Client.Answer login = logIn(PASSWORD);
    assertThat(login.body().path("expires_in").asInt()).isPositive();

    Client.Answer next = refresh(login.text("refresh_token"));

    assertThat(next.text("refresh_token")).isNotEqualTo(login.text("refresh_token"));
    assertThat(new Client(next.text("token")).get("/users/@me").text("username")).isEqualTo(name);
    assertThat(person.get("/auth/sessions").body().path("user_sessions")).hasSize(2);
    assertThat(refresh(login.text("refresh_token")).status())
        .as("again, since the answer may have been lost")
        .isEqualTo(200);
    assertThat(refresh(next.text("refresh_token")).status())
        .as("of an answer that was lost")
        .isEqualTo(401);
    assertThat(refresh("nothing that we gave out").status()).isEqualTo(401);
  }

  @Test
  void aBotCannotLogOutAndLoseItsTokenByThat() {
    String application = person.post("/applications", Map.of("name", "bot")).text("id");
    Client bot =
        new Client(
            "Bot "
                + person
                    .post("/applications/" + application + "/bot/reset", Map.of())
                    .text("token"));

    Client.Answer refused = bot.post("/auth/logout", Map.of());

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body().path("code").asInt()).isEqualTo(20001);
    assertThat(bot.get("/users/@me").status()).isEqualTo(200);
  }

  @Test
  void endsASessionForItsRefreshTokenToo() {
    Client.Answer login = logIn(PASSWORD);
    assertThat(new Client(login.text("token")).post("/auth/logout", Map.of()).status())
        .isEqualTo(204);

    assertThat(refresh(login.text("refresh_token")).status()).isEqualTo(401);
  }

  @Test
  void endsAllSessionsWithANewPassword() {
    assertThat(
            person
                .patch(
                    "/users/@me", Map.of("password", "wrong", "new_password", "another password"))
                .code())
        .isEqualTo(50035);

    String token =
        person
            .patch("/users/@me", Map.of("password", PASSWORD, "new_password", "another password"))
            .text("token");

    assertThat(person.get("/users/@me").status()).isEqualTo(401);
    assertThat(new Client(token).get("/users/@me").status()).isEqualTo(200);
    assertThat(logIn(PASSWORD).code()).isEqualTo(50035);
    assertThat(logIn("another password").text("token")).isNotEmpty();
  }

  @Test
  void changesWhatSomebodyLogsInWithForTheirPasswordOnly() {
    String name = "renamed_" + System.nanoTime();
    String email = name + "@example.org";
    assertThat(person.patch("/users/@me", Map.of("username", name)).code()).isEqualTo(50035);
    assertThat(person.patch("/users/@me", Map.of("email", email, "password", "wrong")).code())
        .isEqualTo(50035);

    Client.Answer changed =
        person.patch("/users/@me", Map.of("username", name, "email", email, "password", PASSWORD));

    assertThat(changed.text("username")).isEqualTo(name);
    assertThat(changed.text("email")).isEqualTo(email);
    assertThat(
            Client.register()
                .patch("/users/@me", Map.of("email", email, "password", "a long password"))
                .body()
                .at("/errors/email/_errors/0/code")
                .asText())
        .isEqualTo("EMAIL_ALREADY_REGISTERED");
    assertThat(
            Client.stranger()
                .post("/auth/login", Map.of("login", email, "password", PASSWORD))
                .text("token"))
        .isNotEmpty();
  }

  @Test
  void asksForACodeAndTakesEachOnce() {
    Client.Answer enabled = enable(person);
    assertThat(person.get("/users/@me").status()).isEqualTo(401);
    Client secured = new Client(enabled.text("token"));
    assertThat(secured.get("/users/@me").body().path("mfa_enabled").asBoolean()).isTrue();
    String recovery = enabled.body().path("backup_codes").path(0).path("code").asText();

    Client.Answer login = logIn(PASSWORD);
    assertThat(login.body().path("mfa").asBoolean()).isTrue();
    assertThat(login.body().path("token").isNull()).isTrue();
    assertThat(showCode(login.text("ticket"), "no code").code()).isEqualTo(60008);
    assertThat(showCode(login.text("ticket"), recovery).text("token")).isNotEmpty();
    assertThat(showCode(login.text("ticket"), recovery).code()).isEqualTo(60006);
    assertThat(showCode(logIn(PASSWORD).text("ticket"), recovery).code()).isEqualTo(60008);
  }

  @Test
  void keepsModerationForAccountsWithTwoFactorsWhereAGuildSaysSo() {
    Client owner = new Client(enable(person).text("token"));
    Client moderator = Client.register();
    Client.Answer guild = owner.post("/guilds", Map.of("name", "Secured"));
    String path = "/guilds/" + guild.text("id");
    String invite =
        owner
            .post("/channels/" + guild.text("system_channel_id") + "/invites", Map.of())
            .text("code");
    moderator.post("/invites/" + invite, Map.of());
    // Everybody may manage channels.
    owner.patch(path + "/roles/" + guild.text("id"), Map.of("permissions", "3088"));
    assertThat(moderator.post(path + "/channels", Map.of("name", "a")).status()).isEqualTo(201);

    assertThat(moderator.post(path + "/mfa", Map.of("level", 1)).code()).isEqualTo(50013);
    assertThat(owner.post(path + "/mfa", Map.of("level", 1)).status()).isEqualTo(200);

    assertThat(moderator.post(path + "/channels", Map.of("name", "b")).code()).isEqualTo(60003);
    assertThat(owner.post(path + "/channels", Map.of("name", "c")).status()).isEqualTo(201);
  }

  private Client.Answer enable(Client whom) {
    return whom.post(
        "/users/@me/mfa/totp/enable",
        Map.of("password", PASSWORD, "secret", SECRET, "code", code()));
  }

  private static Client.Answer refresh(String token) {
    return Client.stranger().post("/auth/refresh", Map.of("refresh_token", token));
  }

  private Client.Answer logIn(String password) {
    return Client.stranger().post("/auth/login", Map.of("login", name, "password", password));
  }

  private static Client.Answer showCode(String ticket, String code) {
    return Client.stranger().post("/auth/mfa/totp", Map.of("ticket", ticket, "code", code));
  }

  /// What an authenticator shows now (RFC 6238).
  private static String code() {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(SECRET_BYTES, "HmacSHA1"));
      long step = InstantSource.system().instant().getEpochSecond() / 30;
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int truncated = ByteBuffer.wrap(hash).getInt(hash[19] & 0x0F) & 0x7FFF_FFFF;
      return "%06d".formatted(truncated % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
