package parley.ops.checks.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parley.ops.client.Actor;
import parley.ops.client.RestClient;
import parley.ops.client.World;

/// A person's client looks at the list of members beside a channel, as web clients do (opcode 14).
@Tag("acceptance")
class MemberListOverGatewayTest {
  private static final String API =
      "http://127.0.0.1:"
          + System.getenv().getOrDefault("PARLEY_INGRESS_PORT", "18080")
          + "/api/v10";
  private static final int INTENTS = 1;
  private static final int LOOK = 14;
  private static final long VIEW_CHANNEL = 1 << 10;

  private final HttpClient http = HttpClient.newHttpClient();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final RestClient rest = new RestClient(http, URI.create(API));

  @AfterEach
  void stop() {
    timer.shutdownNow();
    http.close();
  }

  @Test
  void showsWhoIsThereAndFollowsChanges() throws Exception {
    World world = new World(rest, new Random());
    Actor ann = world.person("ann");
    Actor ben = world.person("ben");
    String guild = world.guild(ann, "Lists");
    String channel = world.channel(ann, guild, "general");
    world.join(ben, channel, ann);
    Ear annHears = Ear.of(http, timer, rest, ann, INTENTS);
    annHears.next("READY");

    annHears.session().send(LOOK, look(guild, channel));
    JsonNode first = update(annHears, List.of("online 1", ann.id(), "offline 1", ben.id()));
    assertThat(first.path("id").asText()).isEqualTo("everyone");
    assertThat(first.path("guild_id").asText()).isEqualTo(guild);
    assertThat(first.path("ops").path(0).path("op").asText()).isEqualTo("SYNC");

    Ear benHears = Ear.of(http, timer, rest, ben, INTENTS);
    benHears.next("READY");
    update(annHears, List.of("online 2", ann.id(), ben.id()));

    ObjectNode hidden =
        RestClient.object().put("type", 1).put("allow", "0").put("deny", "" + VIEW_CHANNEL);
    rest.demand(
        "PUT", "/channels/" + channel + "/permissions/" + ben.id(), ann.authorization(), hidden);
    annHears.session().send(LOOK, look(guild, channel));
    JsonNode apart = update(annHears, List.of("online 1", ann.id()));
    assertThat(apart.path("id").asText()).isEqualTo(channel);

    annHears.session().close();
    benHears.session().close();
  }

  private static ObjectNode look(String guild, String channel) {
    ObjectNode look = RestClient.object().put("guild_id", guild);
    look.putObject("channels").putArray(channel).addArray().add(0).add(99);
    return look;
  }

  /// The next list with just these heads of groups and members.
  private static JsonNode update(Ear ear, List<String> wished) throws InterruptedException {
    return ear.next("GUILD_MEMBER_LIST_UPDATE", update -> places(update).equals(wished));
  }

  private static List<String> places(JsonNode update) {
    List<String> places = new ArrayList<>();
    for (JsonNode item : update.path("ops").path(0).path("items")) {
      JsonNode group = item.path("group");
      places.add(
          group.isObject()
              ? group.path("id").asText() + " " + group.path("count").asInt()
              : item.path("member").path("user").path("id").asText());
    }
    return places;
  }
}
