package parley.ops.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// Makes people, bots, guilds and channels for a tool to play with, over the public API.
public final class World {
  private static final int MESSAGE_CONTENT_LIMITED = 1 << 19;
  private static final long BOT_PERMISSIONS =
      1L << 6 | 1L << 10 | 1L << 11 | 1L << 13 | 1L << 14 | 1L << 15 | 1L << 16;

  private final RestClient rest;
  private final RandomGenerator random;

  public World(RestClient rest, RandomGenerator random) {
    this.rest = rest;
    this.random = random;
  }

  public Actor person(String name) throws IOException, InterruptedException {
    byte[] noise = new byte[4];
    random.nextBytes(noise);
    String username = name + "_" + HexFormat.of().formatHex(noise);
    ObjectNode form =
        RestClient.object()
            .put("username", username)
            .put("email", username + "@checks.example")
            .put("password", "correct-horse-" + username)
            .put("date_of_birth", "2000-01-01")
            .put("consent", true);
    String token = rest.demand("POST", "/auth/register", null, form).path("token").asText();
    String id = rest.demand("GET", "/users/@me", token, null).path("id").asText();
    return new Actor(id, username, token, token);
  }

  /// A bot that may read what people write.
  public Actor bot(String name, Actor owner) throws IOException, InterruptedException {
    JsonNode application =
        rest.demand(
            "POST", "/applications", owner.authorization(), RestClient.object().put("name", name));
    String id = application.path("id").asText();
    String token =
        rest.demand(
                "POST",
                "/applications/" + id + "/bot/reset",
                owner.authorization(),
                RestClient.object())
            .path("token")
            .asText();
    Actor bot = new Actor(id, name, token, "Bot " + token);
    rest.demand(
        "PATCH",
        "/applications/@me",
        bot.authorization(),
        RestClient.object().put("flags", MESSAGE_CONTENT_LIMITED));
    return bot;
  }

  public String guild(Actor owner, String name) throws IOException, InterruptedException {
    ObjectNode form = RestClient.object().put("name", name);
    return rest.demand("POST", "/guilds", owner.authorization(), form).path("id").asText();
  }

  public String channel(Actor owner, String guild, String name)
      throws IOException, InterruptedException {
    ObjectNode form = RestClient.object().put("name", name).put("type", 0);
    return rest.demand("POST", "/guilds/" + guild + "/channels", owner.authorization(), form)
        .path("id")
        .asText();
  }

  public void admit(Actor bot, String guild, Actor owner) throws IOException, InterruptedException {
    ObjectNode consent =
        RestClient.object()
            .put("guild_id", guild)
            .put("permissions", Long.toString(BOT_PERMISSIONS))
            .put("authorize", true);
    String path =
        "/oauth2/authorize?client_id=" + bot.id() + "&scope=bot&permissions=" + BOT_PERMISSIONS;
    rest.demand("POST", path, owner.authorization(), consent);
  }

  public void join(Actor person, String channel, Actor owner)
      throws IOException, InterruptedException {
    String code =
        rest.demand(
                "POST",
                "/channels/" + channel + "/invites",
                owner.authorization(),
                RestClient.object())
            .path("code")
            .asText();
    rest.demand("POST", "/invites/" + code, person.authorization(), RestClient.object());
  }
}
