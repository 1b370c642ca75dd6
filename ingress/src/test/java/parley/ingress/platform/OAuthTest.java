package parley.ingress.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class OAuthTest {
  private static final String REDIRECT = "https://app.example/back?from=parley";
  private static final String VERIFIER = "a-verifier-that-nobody-guesses-0123456789-abcdefgh";

  private final Client owner = Client.register();
  private final Client person = Client.register();
  private final Client anybody = Client.stranger();
  private String application = "";
  private String secret = "";

  @BeforeEach
  void make() {
    application = owner.post("/applications", Map.of("name", "helper")).text("id");
    secret = owner.post("/applications/" + application + "/reset", Map.of()).text("secret");
    owner.patch("/applications/" + application, Map.of("redirect_uris", List.of(REDIRECT)));
  }

  @Test
  void aPersonLetsAnApplicationKnowWhoTheyAre() {
    Map<String, String> sent = consent("identify guilds", "&state=x%20y");
    assertThat(sent.get("state")).isEqualTo("x y");
    assertThat(sent.get("from")).isEqualTo("parley");

    Client.Answer issued = exchange(code(sent));
    assertThat(issued.text("token_type")).isEqualTo("Bearer");
    Client bearer = new Client("Bearer " + issued.text("access_token"));
    Client.Answer me = bearer.get("/users/@me");
    assertThat(me.text("id")).isEqualTo(person.id());
    assertThat(me.body().has("email")).isFalse();
    assertThat(bearer.get("/users/@me/guilds").status()).isEqualTo(200);
    JsonNode about = bearer.get("/oauth2/@me").body();
    assertThat(about.path("application").path("id").asText()).isEqualTo(application);
    assertThat(about.path("user").path("id").asText()).isEqualTo(person.id());

    assertThat(bearer.get("/users/@me/channels").status()).isEqualTo(401);
    assertThat(bearer.patch("/users/@me", Map.of()).status()).isEqualTo(401);
    assertThat(new Client("Bearer " + person.token()).get("/users/@me").status()).isEqualTo(401);
    assertThat(new Client(issued.text("access_token")).get("/users/@me").status()).isEqualTo(401);
  }

  @Test
  void scopesBoundWhatATokenIsGoodFor() {
    Client bearer = bearer("guilds");

    assertThat(bearer.get("/users/@me/guilds").status()).isEqualTo(200);
    assertThat(bearer.get("/users/@me").status()).isEqualTo(401);
    assertThat(bearer.get("/oauth2/@me").body().has("user")).isFalse();
    assertThat(bearer("identify email").get("/users/@me").body().has("email")).isTrue();
  }

  @Test
  void aCodeIsGoodOnceForItsApplicationAndAddress() {
    String code = code(consent("identify", ""));
    assertThat(exchange(code).status()).isEqualTo(200);
    assertThat(exchange(code).text("error")).isEqualTo("invalid_grant");

    String elsewhere = code(consent("identify", ""));
    Client.Answer wrong =
        token(
            Map.of(
                "grant_type", "authorization_code",
                "code", elsewhere,
                "redirect_uri", "https://app.example/other"));
    assertThat(wrong.text("error")).isEqualTo("invalid_grant");
    assertThat(exchange(elsewhere).text("error")).isEqualTo("invalid_grant");

    String foreign = code(consent("identify", ""));
    String other = owner.post("/applications", Map.of("name", "other")).text("id");
    String otherSecret = owner.post("/applications/" + other + "/reset", Map.of()).text("secret");
    Map<String, String> form = new HashMap<>(codeForm(foreign));
    form.put("client_id", other);
    form.put("client_secret", otherSecret);
    assertThat(send("/oauth2/token", form).text("error")).isEqualTo("invalid_grant");
  }

  @Test
  void whoAskedProvesItWithTheVerifier() throws GeneralSecurityException {
    String challenge =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                MessageDigest.getInstance("SHA-256")
                    .digest(VERIFIER.getBytes(StandardCharsets.UTF_8)));
    String proof = "&code_challenge_method=S256&code_challenge=" + challenge;
    Map<String, String> form = new HashMap<>(codeForm(code(consent("identify", proof))));
    form.put("client_id", application);
    form.put("code_verifier", VERIFIER + "x");
    assertThat(send("/oauth2/token", form).text("error")).isEqualTo("invalid_grant");

    form.put("code", code(consent("identify", proof)));
    form.put("code_verifier", VERIFIER);
    assertThat(send("/oauth2/token", form).status()).isEqualTo(200);

    form.put("code", code(consent("identify", "")));
    assertThat(send("/oauth2/token", form).text("error")).isEqualTo("invalid_grant");
  }

  @Test
  void tokensAreRefreshedOnceAndRevoked() {
    JsonNode first = exchange(code(consent("identify", ""))).body();
    String refresh = first.path("refresh_token").asText();
    Map<String, String> form = Map.of("grant_type", "refresh_token", "refresh_token", refresh);
    Client.Answer second = token(form);
    assertThat(second.text("scope")).isEqualTo("identify");
    assertThat(token(form).text("error")).isEqualTo("invalid_grant");
    Client bearer = new Client("Bearer " + second.text("access_token"));
    assertThat(bearer.get("/users/@me").status()).isEqualTo(200);
    assertThat(
            new Client("Bearer " + first.path("access_token").asText()).get("/users/@me").status())
        .isEqualTo(401);

    Map<String, String> revoked = new HashMap<>(Map.of("token", second.text("access_token")));
    revoked.put("client_id", application);
    revoked.put("client_secret", secret);
    assertThat(send("/oauth2/token/revoke", revoked).status()).isEqualTo(200);
    assertThat(bearer.get("/users/@me").status()).isEqualTo(401);
  }

  @Test
  void nothingIsSentToAnAddressThatWasNotRegistered() {
    String path =
        "/oauth2/authorize?response_type=code&scope=identify&client_id="
            + application
            + "&redirect_uri=";
    for (String uri :
        List.of(REDIRECT + "x", "https://evil.example/", "https://app.example/back", "")) {
      Client.Answer refused =
          person.post(
              path + URLEncoder.encode(uri, StandardCharsets.UTF_8), Map.of("authorize", true));
      assertThat(refused.code()).as(uri).isEqualTo(50035);
    }
    assertThat(
            owner
                .patch(
                    "/applications/" + application,
                    Map.of("redirect_uris", List.of("javascript:alert(1)")))
                .code())
        .isEqualTo(50035);
    String denied =
        person.post(authorize("identify", ""), Map.of("authorize", false)).text("location");
    assertThat(denied).startsWith(REDIRECT + "&error=access_denied");
  }

  @Test
  void aWrongSecretIsNoClient() {
    Map<String, String> form = new HashMap<>(codeForm(code(consent("identify", ""))));
    form.put("client_id", application);
    form.put("client_secret", "wrong");
    Client.Answer refused = send("/oauth2/token", form);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text("error")).isEqualTo("invalid_client");
    assertThat(anybody.post("/oauth2/token", Map.of("grant_type", "x")).status()).isEqualTo(400);
  }

  @Test
  void aBotComesWithTheCodeAndWithNoMoreThanItsInstallerHas() {
    String guild = person.post("/guilds", Map.of("name", "Mine")).text("id");
    Map<String, Object> consent =
        Map.of("authorize", true, "guild_id", guild, "permissions", "8192");
    String location =
        person.post(authorize("bot applications.commands identify", ""), consent).text("location");
    assertThat(parameters(location)).containsEntry("guild_id", guild).containsKey("code");
    JsonNode roles = person.get("/guilds/" + guild + "/roles").body();
    assertThat(roles.findValuesAsText("bot_id")).containsExactly(application);
    Client stranger = Client.register();
    assertThat(stranger.post(authorize("bot", ""), consent).code()).isEqualTo(50001);
  }

  private Client bearer(String scopes) {
    return new Client("Bearer " + exchange(code(consent(scopes, ""))).text("access_token"));
  }

  private String authorize(String scopes, String more) {
    return "/oauth2/authorize?response_type=code&client_id="
        + application
        + "&scope="
        + scopes.replace(" ", "%20")
        + "&redirect_uri="
        + URLEncoder.encode(REDIRECT, StandardCharsets.UTF_8)
        + more;
  }

  private Map<String, String> consent(String scopes, String more) {
    String location =
        person.post(authorize(scopes, more), Map.of("authorize", true)).text("location");
    assertThat(location).startsWith(REDIRECT);
    return parameters(location);
  }

  private static String code(Map<String, String> parameters) {
    return Objects.requireNonNull(parameters.get("code"));
  }

  private static Map<String, String> parameters(String location) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : URI.create(location).getRawQuery().split("&")) {
      String[] parts = pair.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }

  private static Map<String, String> codeForm(String code) {
    return Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", REDIRECT);
  }

  private Client.Answer exchange(String code) {
    return token(codeForm(code));
  }

  private Client.Answer token(Map<String, String> fields) {
    Map<String, String> form = new HashMap<>(fields);
    form.put("client_id", application);
    form.put("client_secret", secret);
    return send("/oauth2/token", form);
  }

  private Client.Answer send(String path, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(
                each ->
                    each.getKey()
                        + "="
                        + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return anybody.sendRaw("POST", path, "application/x-www-form-urlencoded", body);
  }
}
