package parley.ingress.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class PrivateChannelsTest {
  private final Client ann = Client.register();
  private final Client ben = Client.register();
  private final Client cat = Client.register();
  private final Client stranger = Client.register();

  @BeforeEach
  void meet() {
    Client.Answer guild = ann.post("/guilds", Map.of("name", "Where people meet"));
    String invite =
        ann.post("/channels/" + guild.text("system_channel_id") + "/invites", Map.of())
            .text("code");
    assertThat(ben.post("/invites/" + invite, Map.of()).status()).isEqualTo(200);
    assertThat(cat.post("/invites/" + invite, Map.of()).status()).isEqualTo(200);
  }

  @Test
  void twoPeopleHaveOneDmAndTalkInIt() {
    Client.Answer opened = open(ann, ben.id());
    assertThat(opened.status()).isEqualTo(200);
    assertThat(opened.body().path("type").asInt()).isEqualTo(1);
    assertThat(ids(opened.body().path("recipients"))).containsExactly(ben.id());
    String dm = opened.text("id");
    assertThat(open(ben, ann.id()).text("id")).isEqualTo(dm);

    Client.Answer posted = ann.post("/channels/" + dm + "/messages", ann.message("hello"));
    assertThat(posted.status()).isEqualTo(200);
    assertThat(posted.body().has("guild_id")).isFalse();
    String message = "/channels/" + dm + "/messages/" + posted.text("id");
    assertThat(ben.get(message).text("content")).isEqualTo("hello");
    assertThat(ben.get("/channels/" + dm).text("last_message_id")).isEqualTo(posted.text("id"));
    assertThat(ben.patch(message, ben.message("mine")).code()).isEqualTo(50005);
    assertThat(ann.patch(message, ann.message("bye")).text("content")).isEqualTo("bye");
    assertThat(ben.get("/channels/" + dm + "/messages").body().path(0).path("content").asText())
        .isEqualTo("bye");
    assertThat(ben.delete(message).code()).isEqualTo(50013);
    assertThat(ann.delete(message).status()).isEqualTo(204);

    assertThat(stranger.get("/channels/" + dm).code()).isEqualTo(50001);
    assertThat(stranger.get(message).code()).isEqualTo(50001);
    assertThat(stranger.post("/channels/" + dm + "/messages", ann.message("x")).code())
        .isEqualTo(50001);
  }

  @Test
  void aClosedDmComesBackWithItsNextMessage() {
    String dm = open(ann, ben.id()).text("id");
    assertThat(ids(ben.get("/users/@me/channels").body())).isEmpty();
    ann.post("/channels/" + dm + "/messages", ann.message("hello"));
    assertThat(ids(ben.get("/users/@me/channels").body())).containsExactly(dm);

    assertThat(ben.delete("/channels/" + dm).status()).isEqualTo(200);
    assertThat(ids(ben.get("/users/@me/channels").body())).isEmpty();
    assertThat(ids(ann.get("/users/@me/channels").body())).containsExactly(dm);

    ann.post("/channels/" + dm + "/messages", ann.message("are you there?"));
    assertThat(ids(ben.get("/users/@me/channels").body())).containsExactly(dm);
  }

  @Test
  void whoDoesNotKnowSomebodyCannotWriteToThem() {
    String dm = open(stranger, ann.id()).text("id");

    assertThat(stranger.post("/channels/" + dm + "/messages", ann.message("hi")).code())
        .isEqualTo(50007);
    assertThat(open(stranger, stranger.id()).code()).isEqualTo(50007);
    assertThat(open(stranger, "1").code()).isEqualTo(10013);
  }

  @Test
  void aGroupChangesItsNameItsOwnerAndItsPeople() {
    assertThat(
            ann.post("/users/@me/channels", Map.of("recipients", List.of(ben.id(), cat.id())))
                .code())
        .isEqualTo(50007);
    befriend(ann, ben);
    befriend(ann, cat);
    befriend(ben, cat);
    Client.Answer opened =
        ann.post("/users/@me/channels", Map.of("recipients", List.of(ben.id(), cat.id())));
    assertThat(opened.body().path("type").asInt()).isEqualTo(3);
    assertThat(ids(opened.body().path("recipients"))).containsExactly(ben.id(), cat.id());
    assertThat(opened.text("owner_id")).isEqualTo(ann.id());
    String group = "/channels/" + opened.text("id");

    assertThat(ben.patch(group, Map.of("name", "friends")).text("name")).isEqualTo("friends");
    assertThat(ben.delete(group + "/recipients/" + cat.id()).code()).isEqualTo(50013);
    assertThat(ann.delete(group + "/recipients/" + cat.id()).status()).isEqualTo(204);
    assertThat(cat.post(group + "/messages", cat.message("still here")).code()).isEqualTo(50001);
    assertThat(ben.put(group + "/recipients/" + cat.id(), Map.of()).status()).isEqualTo(204);
    assertThat(cat.post(group + "/messages", cat.message("back")).status()).isEqualTo(200);
    assertThat(ann.put(group + "/recipients/" + stranger.id(), Map.of()).code()).isEqualTo(50007);

    assertThat(ann.delete(group).status()).isEqualTo(200);
    assertThat(ben.get(group).text("owner_id")).isEqualTo(ben.id());
    assertThat(ann.get(group).code()).isEqualTo(50001);
  }

  private static void befriend(Client one, Client other) {
    one.put("/users/@me/relationships/" + other.id(), Map.of());
    assertThat(other.put("/users/@me/relationships/" + one.id(), Map.of()).status()).isEqualTo(204);
  }

  private static Client.Answer open(Client who, String whom) {
    return who.post("/users/@me/channels", Map.of("recipient_id", whom));
  }

  private static List<String> ids(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(each -> each.path("id").asText())
        .toList();
  }
}
