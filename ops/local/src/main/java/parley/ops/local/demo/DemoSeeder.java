package parley.ops.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Makes the demo over the public API, keeping of a former one whatever still works.
final class DemoSeeder {
  private static final List<String> BOT_NAMES = List.of("echo", "listener");
  private static final int TEXT_CHANNEL = 0;

  // View channels, send messages, manage messages, embed links, attach files, read history, react.
  /// The application flags that let a small bot ask for presences, members and message contents.
  private static final long PRIVILEGED_INTENTS = 1L << 13 | 1L << 15 | 1L << 19;

  private static final long BOT_PERMISSIONS =
      1L << 10 | 1L << 11 | 1L << 13 | 1L << 14 | 1L << 15 | 1L << 16 | 1L << 6;

  private final RestApi api;
  private final SecureRandom random = new SecureRandom();

  DemoSeeder(RestApi api) {
    this.api = api;
  }

  Demo seed(Demo former) throws IOException, InterruptedException {
    Demo.Person owner = person(former.owner(), "owner");
    Demo.Person member = person(former.member(), "member");
    String guild = guild(former.guild(), owner);
    String channel = channel(former.channel(), guild, owner);
    join(member, guild, channel, owner);
    List<Demo.Bot> bots = new ArrayList<>();
    for (String name : BOT_NAMES) {
      Optional<Demo.Bot> known =
          former.bots().stream().filter(bot -> bot.name().equals(name)).findFirst();
      Demo.Bot bot = bot(known, name, owner);
      admit(bot, guild, owner);
      bots.add(bot);
    }
    return new Demo(owner, member, guild, channel, bots);
  }

  private Demo.Person person(Demo.Person former, String name)
      throws IOException, InterruptedException {
    if (!former.token().isEmpty() && api.get("/users/@me", former.token()).isPresent()) {
      return former;
    }
    if (!former.email().isEmpty()) {
      JsonNode login =
          RestApi.object().put("login", former.email()).put("password", former.password());
      Optional<JsonNode> answer = api.tryPost("/auth/login", null, login);
      if (answer.isPresent()) {
        return withToken(former, answer.get());
      }
    }
    String username = name + "_" + random(3);
    Demo.Person person =
        new Demo.Person(username, username + "@demo.example", "demo-" + random(8), "");
    JsonNode registration =
        RestApi.object()
            .put("username", person.username())
            .put("email", person.email())
            .put("password", person.password())
            .put("date_of_birth", "2000-01-01")
            .put("consent", true);
    return withToken(person, api.post("/auth/register", null, registration));
  }

  private static Demo.Person withToken(Demo.Person person, JsonNode answer) {
    return new Demo.Person(
        person.username(), person.email(), person.password(), answer.path("token").asText());
  }

  private String guild(String former, Demo.Person owner) throws IOException, InterruptedException {
    if (!former.isEmpty() && api.get("/guilds/" + former, owner.token()).isPresent()) {
      return former;
    }
    JsonNode guild = RestApi.object().put("name", "Parley demo");
    return api.post("/guilds", owner.token(), guild).path("id").asText();
  }

  private String channel(String former, String guild, Demo.Person owner)
      throws IOException, InterruptedException {
    Optional<JsonNode> known =
        former.isEmpty() ? Optional.empty() : api.get("/channels/" + former, owner.token());
    if (known.filter(channel -> channel.path("guild_id").asText().equals(guild)).isPresent()) {
      return former;
    }
    JsonNode channel = RestApi.object().put("name", "demo").put("type", TEXT_CHANNEL);
    return api.post("/guilds/" + guild + "/channels", owner.token(), channel).path("id").asText();
  }

  private void join(Demo.Person member, String guild, String channel, Demo.Person owner)
      throws IOException, InterruptedException {
    if (api.get("/guilds/" + guild, member.token()).isEmpty()) {
      JsonNode invite =
          api.post("/channels/" + channel + "/invites", owner.token(), RestApi.object());
      api.post("/invites/" + invite.path("code").asText(), member.token(), RestApi.object());
    }
  }

  private Demo.Bot bot(Optional<Demo.Bot> former, String name, Demo.Person owner)
      throws IOException, InterruptedException {
    if (former.isPresent() && api.get("/users/@me", former.get().authorization()).isPresent()) {
      return former.get();
    }
    String application =
        former.isPresent() && isApplication(former.get().application(), owner)
            ? former.get().application()
            : api.post("/applications", owner.token(), RestApi.object().put("name", name))
                .path("id")
                .asText();
    String reset = "/applications/" + application + "/bot/reset";
    String token = api.post(reset, owner.token(), RestApi.object()).path("token").asText();
    Demo.Bot bot = new Demo.Bot(name, application, token);
    api.patch(
        "/applications/@me",
        bot.authorization(),
        RestApi.object().put("flags", PRIVILEGED_INTENTS));
    return bot;
  }

  private boolean isApplication(String id, Demo.Person owner)
      throws IOException, InterruptedException {
    return api.get("/applications/" + id, owner.token()).isPresent();
  }

  private void admit(Demo.Bot bot, String guild, Demo.Person owner)
      throws IOException, InterruptedException {
    if (api.get("/guilds/" + guild, bot.authorization()).isEmpty()) {
      String query =
          "/oauth2/authorize?client_id=%s&scope=bot&permissions=%d"
              .formatted(bot.application(), BOT_PERMISSIONS);
      JsonNode consent =
          RestApi.object()
              .put("guild_id", guild)
              .put("permissions", Long.toString(BOT_PERMISSIONS))
              .set("authorize", JsonNodeFactory.instance.booleanNode(true));
      api.post(query, owner.token(), consent);
    }
  }

  private String random(int bytes) {
    byte[] noise = new byte[bytes];
    random.nextBytes(noise);
    return HexFormat.of().formatHex(noise);
  }
}
