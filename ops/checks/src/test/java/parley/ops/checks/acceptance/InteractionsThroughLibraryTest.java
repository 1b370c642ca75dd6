package parley.ops.checks.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parley.ops.client.Actor;
import parley.ops.client.Dispatch;
import parley.ops.client.GatewaySession;
import parley.ops.client.Reply;
import parley.ops.client.RestClient;
import parley.ops.client.SessionListener;
import parley.ops.client.World;

/// A person uses the commands and components of a bot on unmodified discord.js.
@Tag("acceptance")
class InteractionsThroughLibraryTest {
  private static final String API =
      "http://127.0.0.1:" + System.getenv().getOrDefault("PARLEY_INGRESS_PORT", "18080") + "/api";
  private static final int EPHEMERAL = 1 << 6;

  /// GUILDS, GUILD_MESSAGES and MESSAGE_CONTENT.
  private static final int INTENTS = 1 | 1 << 9 | 1 << 15;

  private static final int LOADING = 1 << 7;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final RestClient rest = new RestClient(http, URI.create(API + "/v10"));
  private final World world = new World(rest, new SecureRandom());
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private Actor owner;
  private Actor person;
  private Actor bot;
  private String guild = "";
  private String channel = "";
  private int nonce;

  @BeforeAll
  static void installLibraries() throws IOException, InterruptedException {
    NodeClients.install();
  }

  @BeforeEach
  void gather() throws Exception {
    owner = world.person("owner");
    person = world.person("person");
    bot = world.bot("bot", owner);
    guild = world.guild(owner, "Commands");
    channel = world.channel(owner, guild, "general");
    world.join(person, channel, owner);
    world.admit(bot, guild, owner);
  }

  @AfterEach
  void stop() {
    timer.shutdownNow();
    http.close();
  }

  @Test
  void commandsAreOfferedInvokedAndAnswered() throws Exception {
    try (NodeBot client = new NodeBot(NodeClients.FOLDER, "commands.mjs", API, bot.token());
        Ear ear = listen(person);
        Ear other = listen(owner)) {
      client.await("ready");
      client.ask("offer", RestClient.object().put("guild", guild));
      JsonNode changed = client.ask("change", RestClient.object().put("guild", guild));
      assertThat(changed.path("description").asText()).as("%s", changed).isEqualTo("One less");
      assertThat(changed.path("left").asInt()).isEqualTo(11);
      JsonNode index = index(person);
      assertThat(index.findValuesAsText("name")).contains("ping").doesNotContain("admin");

      answersForAll(client, ear, index);
      whispers(client, ear, other, index);
      defers(client, ear, index);
      fails(client, ear, index);
      suggests(client, ear, index);
      usesMenus(client, ear, index);
      subCommandsAndPermissions(client, ear, index);
    }
  }

  @Test
  void componentsAreUsedAndModalsSubmitted() throws Exception {
    try (NodeBot client = new NodeBot(NodeClients.FOLDER, "commands.mjs", API, bot.token());
        Ear ear = listen(person);
        Ear other = listen(owner)) {
      client.await("ready");
      client.ask("offer", RestClient.object().put("guild", guild));
      JsonNode index = index(person);

      invoke(index, "panel", null);
      JsonNode panel = ear.next("MESSAGE_CREATE");
      assertThat(panel.path("components")).hasSize(2);
      client.await("answered");

      use(other.actor(), panel, RestClient.object().put("component_type", 2), "press");
      assertThat(ear.next("MESSAGE_UPDATE").path("content").asText()).isEqualTo("pressed");
      JsonNode thanks = other.next("MESSAGE_CREATE", "thanks");
      assertThat(thanks.path("flags").asInt() & EPHEMERAL).isNotZero();
      client.await("answered");

      ObjectNode pick = RestClient.object().put("component_type", 3);
      pick.putArray("values").add("green");
      assertThat(use(person, panel, pick, "pick").code()).isEqualTo(50035);
      pick.putArray("values").add("red").add("blue");
      use(person, panel, pick, "pick");
      JsonNode picked = ear.next("MESSAGE_UPDATE");
      assertThat(picked.path("content").asText()).isEqualTo("red and blue");
      assertThat(picked.path("components")).isEmpty();
      client.await("answered");
      assertThat(use(person, panel, RestClient.object().put("component_type", 2), "press").code())
          .isEqualTo(50035);

      invoke(index, "form", null);
      JsonNode modal = ear.next("INTERACTION_MODAL_CREATE");
      assertThat(modal.path("custom_id").asText()).isEqualTo("form");
      client.await("answered");
      assertThat(submit(owner, modal).code()).isEqualTo(10062);
      assertThat(submit(person, modal).accepted()).isTrue();
      assertThat(ear.next("MESSAGE_CREATE").path("content").asText()).isEqualTo("because so");
    }
  }

  @Test
  void anotherLibraryAnswersToo() throws Exception {
    try (NodeBot client =
            new NodeBot(NodeClients.FOLDER, "commands-oceanic.mjs", API, bot.token());
        Ear ear = listen(person)) {
      client.await("ready");
      client.ask("offer", RestClient.object());
      ObjectNode data = RestClient.object();
      data.putArray("options").addObject().put("type", 3).put("name", "whom").put("value", "you");

      invoke(index(person), "greet", data);

      String promised = ear.next("MESSAGE_CREATE").path("id").asText();
      JsonNode greeting = ear.next("MESSAGE_UPDATE");
      assertThat(greeting.path("id").asText()).isEqualTo(promised);
      assertThat(greeting.path("content").asText()).isEqualTo("hello you");
      JsonNode whisper = ear.next("MESSAGE_CREATE");
      assertThat(whisper.path("flags").asInt() & EPHEMERAL).isNotZero();
      client.await("answered");
      use(person, greeting, RestClient.object().put("component_type", 2), "press");
      JsonNode pressed = ear.next("MESSAGE_UPDATE");
      assertThat(pressed.path("content").asText()).isEqualTo("pressed");
      assertThat(pressed.path("components")).isEmpty();
      client.await("answered");
    }
  }

  private void answersForAll(NodeBot client, Ear ear, JsonNode index) throws Exception {
    ObjectNode data = RestClient.object();
    assertThat(ask(person, index, 2, "ping", data).code()).isEqualTo(50035);
    data.putArray("options").addObject().put("type", 3).put("name", "text").put("value", "hi");
    data.withArray("options")
        .addObject()
        .put("type", 6)
        .put("name", "whom")
        .put("value", owner.id());
    invoke(index, "ping", data);
    JsonNode heard = client.await("interaction");
    assertThat(heard.path("user").asText()).isEqualTo(person.id());
    assertThat(heard.path("here").asText()).isEqualTo(channel);
    assertThat(heard.path("mayBan").asBoolean()).isFalse();

    assertThat(ear.next("INTERACTION_CREATE").path("nonce").asText()).isEqualTo("n" + nonce);
    JsonNode message = ear.next("MESSAGE_CREATE");
    assertThat(message.path("content").asText()).isEqualTo("pong hi " + owner.id());
    assertThat(message.path("type").asInt()).isEqualTo(20);
    assertThat(message.path("interaction_metadata").path("user").path("id").asText())
        .isEqualTo(person.id());
    assertThat(ear.next("INTERACTION_SUCCESS").path("nonce").asText()).isEqualTo("n" + nonce);
    assertThat(ear.next("MESSAGE_UPDATE").path("content").asText()).endsWith("!");
    assertThat(client.await("twice").path("code").asInt()).isEqualTo(40060);
    client.await("answered");
  }

  private void whispers(NodeBot client, Ear ear, Ear other, JsonNode index) throws Exception {
    invoke(index, "secret", null);
    JsonNode message = ear.next("MESSAGE_CREATE");
    assertThat(message.path("content").asText()).isEqualTo("only you");
    assertThat(message.path("flags").asInt() & EPHEMERAL).isNotZero();
    String more = ear.next("MESSAGE_CREATE").path("id").asText();
    assertThat(ear.next("MESSAGE_UPDATE").path("content").asText()).isEqualTo("still only you");
    assertThat(ear.next("MESSAGE_DELETE").path("id").asText()).isEqualTo(more);
    client.await("answered");

    String open =
        rest.demand(
                "POST",
                "/channels/" + channel + "/messages",
                person.authorization(),
                RestClient.object().put("content", "for all"))
            .path("id")
            .asText();
    // The owner heard of the answer for all before, and of nothing between.
    assertThat(other.next("MESSAGE_CREATE").path("content").asText()).startsWith("pong");
    assertThat(other.next("MESSAGE_CREATE").path("id").asText()).isEqualTo(open);
    String path = "/channels/" + channel + "/messages/" + message.path("id").asText();
    assertThat(rest.call("GET", path, person.authorization(), null).code()).isEqualTo(10008);
    assertThat(ear.next("MESSAGE_CREATE").path("id").asText()).isEqualTo(open);
  }

  private void defers(NodeBot client, Ear ear, JsonNode index) throws Exception {
    invoke(index, "slow", null);
    JsonNode promised = ear.next("MESSAGE_CREATE");
    assertThat(promised.path("flags").asInt() & LOADING).isNotZero();
    assertThat(client.await("deferred").path("loading").asBoolean()).isTrue();
    JsonNode done = ear.next("MESSAGE_UPDATE");
    assertThat(done.path("id")).isEqualTo(promised.path("id"));
    assertThat(done.path("content").asText()).isEqualTo("done");
    assertThat(done.path("flags").asInt() & LOADING).isZero();
    assertThat(ear.next("MESSAGE_CREATE").path("content").asText()).isEqualTo("and more");
    client.await("answered");
  }

  private void fails(NodeBot client, Ear ear, JsonNode index) throws Exception {
    invoke(index, "never", null);
    assertThat(ear.next("INTERACTION_FAILURE").path("nonce").asText()).isEqualTo("n" + nonce);
    client.await("answered");
  }

  private void suggests(NodeBot client, Ear ear, JsonNode index) throws Exception {
    ObjectNode data = RestClient.object();
    data.putArray("options")
        .addObject()
        .put("type", 3)
        .put("name", "what")
        .put("value", "x")
        .put("focused", true);
    assertThat(ask(person, index, 4, "find", data).accepted()).isTrue();
    JsonNode suggested = ear.next("APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE");
    assertThat(suggested.path("nonce").asText()).isEqualTo("n" + nonce);
    assertThat(suggested.path("choices").findValuesAsText("value")).containsExactly("xa", "xb");
    client.await("answered");
  }

  private void usesMenus(NodeBot client, Ear ear, JsonNode index) throws Exception {
    invoke(index, "Who is this", RestClient.object().put("target_id", owner.id()));
    JsonNode who = ear.next("MESSAGE_CREATE");
    assertThat(who.path("content").asText()).isEqualTo("this is " + owner.name());
    assertThat(who.path("type").asInt()).isEqualTo(23);
    client.await("answered");
    invoke(index, "Quote it", RestClient.object().put("target_id", who.path("id").asText()));
    assertThat(ear.next("MESSAGE_CREATE").path("content").asText())
        .isEqualTo("> this is " + owner.name());
    client.await("answered");
  }

  private void subCommandsAndPermissions(NodeBot client, Ear ear, JsonNode index) throws Exception {
    ObjectNode data = RestClient.object();
    ObjectNode one = data.putArray("options").addObject().put("type", 1).put("name", "one");
    one.putArray("options").addObject().put("type", 4).put("name", "n").put("value", 9);
    assertThat(ask(person, index, 2, "sub", data).code()).isEqualTo(50035);
    one.putArray("options").addObject().put("type", 4).put("name", "n").put("value", 3);
    invoke(index, "sub", data);
    assertThat(ear.next("MESSAGE_CREATE").path("content").asText()).isEqualTo("one 3");
    client.await("answered");

    JsonNode all = index(owner);
    assertThat(ask(person, all, 2, "admin", null).code()).isEqualTo(50013);
    assertThat(ask(owner, all, 2, "admin", null).accepted()).isTrue();
    client.await("answered");
  }

  private JsonNode index(Actor actor) throws Exception {
    String path = "/channels/" + channel + "/application-command-index";
    return rest.demand("GET", path, actor.authorization(), null).path("application_commands");
  }

  private void invoke(JsonNode index, String name, @Nullable ObjectNode data) throws Exception {
    Reply reply = ask(person, index, 2, name, data);
    assertThat(reply.accepted()).as("%s", reply).isTrue();
  }

  private Reply ask(Actor actor, JsonNode index, int type, String name, @Nullable ObjectNode data)
      throws Exception {
    ObjectNode said = data == null ? RestClient.object() : data;
    for (JsonNode command : index) {
      if (command.path("name").asText().equals(name)) {
        said.put("id", command.path("id").asText());
        said.put("version", command.path("version").asText());
        said.put("type", command.path("type").asInt());
        said.put("name", name);
      }
    }
    return begin(actor, type, said, RestClient.object());
  }

  private Reply use(Actor actor, JsonNode message, ObjectNode data, String customId)
      throws Exception {
    ObjectNode about =
        RestClient.object()
            .put("message_id", message.path("id").asText())
            .put("message_flags", message.path("flags").asInt());
    return begin(actor, 3, data.put("custom_id", customId), about);
  }

  private Reply submit(Actor actor, JsonNode modal) throws Exception {
    ObjectNode data =
        RestClient.object()
            .put("id", modal.path("id").asText())
            .put("custom_id", modal.path("custom_id").asText());
    data.putArray("components")
        .addObject()
        .put("type", 1)
        .putArray("components")
        .addObject()
        .put("type", 4)
        .put("custom_id", "why")
        .put("value", "so");
    return begin(actor, 5, data, RestClient.object());
  }

  private Reply begin(Actor actor, int type, ObjectNode data, ObjectNode body) throws Exception {
    body.put("type", type)
        .put("application_id", bot.id())
        .put("guild_id", guild)
        .put("channel_id", channel)
        .put("nonce", "n" + ++nonce);
    body.set("data", data);
    return rest.call("POST", "/interactions", actor.authorization(), body);
  }

  /// A person's session with what it hears.
  private record Ear(Actor actor, GatewaySession session, BlockingQueue<Dispatch> heard)
      implements AutoCloseable {
    /// The next event of a type; others are passed over.
    JsonNode next(String type) throws InterruptedException {
      while (true) {
        Dispatch dispatch = heard.poll(30, TimeUnit.SECONDS);
        if (dispatch == null) {
          throw new AssertionError("no " + type + " came");
        }
        if (dispatch.type().equals(type)) {
          return dispatch.data();
        }
      }
    }

    /// The next event of a type with this content.
    JsonNode next(String type, String content) throws InterruptedException {
      while (true) {
        JsonNode event = next(type);
        if (event.path("content").asText().equals(content)) {
          return event;
        }
      }
    }

    @Override
    public void close() {
      session.close();
    }
  }

  private Ear listen(Actor actor) throws IOException, InterruptedException {
    String url = rest.demand("GET", "/gateway", null, null).path("url").asText();
    BlockingQueue<Dispatch> heard = new LinkedBlockingQueue<>();
    GatewaySession session =
        new GatewaySession(
            http,
            timer,
            URI.create(url + "/?v=10&encoding=json"),
            actor,
            INTENTS,
            new SessionListener() {
              @Override
              public void onDispatch(Dispatch dispatch) {
                heard.add(dispatch);
              }

              @Override
              public void onDisconnect(long atNs) {}
            });
    session.open();
    Ear ear = new Ear(actor, session, heard);
    ear.next("READY");
    return ear;
  }
}
