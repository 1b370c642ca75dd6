package parley.ops.checks.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parley.ops.client.Actor;
import parley.ops.client.RestClient;
import parley.ops.client.World;

@Tag("integration")
class PeopleOverGatewayTest {
  private static final String API =
      "http://127.0.0.1:"
          + System.getenv().getOrDefault("PARLEY_INGRESS_PORT", "18080")
          + "/api/v10";

  /// GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES and both kinds of typing.
  private static final int INTENTS = 1 | 1 << 9 | 1 << 11 | 1 << 12 | 1 << 14;

  private final HttpClient http = HttpClient.newHttpClient();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final RestClient rest = new RestClient(http, URI.create(API));

  @AfterEach
  void stop() {
    timer.shutdownNow();
    http.close();
  }

  @Test
  void twoPeopleMeetTalkAndRead() throws Exception {
    World world = new World(rest, new Random());
    Actor ann = world.person("ann");
    Actor ben = world.person("ben");
    Ear benHears = listen(ben);
    benHears.next("READY");

    demand("PUT", "/users/@me/relationships/" + ben.id(), ann, RestClient.object());
    assertThat(benHears.next("RELATIONSHIP_ADD").path("type").asInt()).isEqualTo(3);
    demand("PUT", "/users/@me/relationships/" + ann.id(), ben, RestClient.object());
    assertThat(benHears.next("RELATIONSHIP_ADD").path("type").asInt()).isEqualTo(1);

    ObjectNode recipient = RestClient.object().put("recipient_id", ben.id());
    String dm = demand("POST", "/users/@me/channels", ann, recipient).path("id").asText();
    demand("POST", "/channels/" + dm + "/typing", ann, null);
    assertThat(benHears.next("TYPING_START").path("user_id").asText()).isEqualTo(ann.id());
    String messages = "/channels/" + dm + "/messages";
    String message =
        demand("POST", messages, ann, RestClient.object().put("content", "hello"))
            .path("id")
            .asText();
    assertThat(benHears.next("CHANNEL_CREATE").path("id").asText()).isEqualTo(dm);
    JsonNode created = benHears.next("MESSAGE_CREATE");
    assertThat(created.path("content").asText()).isEqualTo("hello");
    assertThat(created.has("guild_id")).isFalse();

    Ear elsewhere = listen(ben);
    JsonNode ready = elsewhere.next("READY");
    assertThat(ready.path("private_channels").path(0).path("last_message_id").asText())
        .isEqualTo(message);
    assertThat(ready.path("relationships").path(0).path("id").asText()).isEqualTo(ann.id());
    assertThat(ready.path("read_state").path("entries").path(0).path("mention_count").asInt())
        .isEqualTo(1);

    demand("POST", messages + "/" + message + "/ack", ben, RestClient.object());
    assertThat(benHears.next("MESSAGE_ACK").path("message_id").asText()).isEqualTo(message);
    JsonNode acknowledged = elsewhere.next("MESSAGE_ACK");
    assertThat(acknowledged.path("mention_count").asInt()).isZero();

    demand("DELETE", messages + "/" + message, ann, null);
    assertThat(benHears.next("MESSAGE_DELETE").path("id").asText()).isEqualTo(message);
    elsewhere.session().close();
    benHears.session().close();
  }

  private JsonNode demand(String method, String path, Actor actor, @Nullable JsonNode body)
      throws IOException, InterruptedException {
    return rest.demand(method, path, actor.authorization(), body);
  }

  private Ear listen(Actor actor) throws IOException, InterruptedException {
    return Ear.of(http, timer, rest, actor, INTENTS);
  }
}
