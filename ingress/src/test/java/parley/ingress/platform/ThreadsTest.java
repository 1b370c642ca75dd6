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
class ThreadsTest {
  private static final int PUBLIC = 11;
  private static final int PRIVATE = 12;

  private final Client owner = Client.register();
  private final Client member = Client.register();
  private final Client other = Client.register();
  private String guild = "";
  private String channel = "";

  @BeforeEach
  void gather() {
    Client.Answer created = owner.post("/guilds", Map.of("name", "Threads"));
    guild = "/guilds/" + created.text("id");
    channel = "/channels/" + created.text("system_channel_id");
    String invite = owner.post(channel + "/invites", Map.of()).text("code");
    assertThat(member.post("/invites/" + invite, Map.of()).status()).isEqualTo(200);
    assertThat(other.post("/invites/" + invite, Map.of()).status()).isEqualTo(200);
  }

  @Test
  void aThreadIsAChannelThatIsInNoListOfChannels() {
    Client.Answer begun =
        member.post(channel + "/threads", Map.of("name", "A Thread", "type", PUBLIC));

    assertThat(begun.status()).isEqualTo(201);
    assertThat(begun.text("owner_id")).isEqualTo(member.id());
    assertThat(begun.body().path("thread_metadata").path("auto_archive_duration").asInt())
        .isEqualTo(1440);
    String thread = "/channels/" + begun.text("id");
    assertThat(other.get(thread).text("name")).isEqualTo("A Thread");
    assertThat(ids(owner.get(guild + "/channels").body())).doesNotContain(begun.text("id"));
    assertThat(ids(other.get(guild + "/threads/active").body().path("threads")))
        .containsExactly(begun.text("id"));
    assertThat(member.patch(thread, Map.of("name", "Renamed")).text("name")).isEqualTo("Renamed");
    assertThat(other.patch(thread, Map.of("name", "Mine")).code()).isEqualTo(50013);
    assertThat(member.patch(thread, Map.of("locked", true)).code()).isEqualTo(50013);
    assertThat(member.delete(thread).code()).isEqualTo(50013);
    assertThat(owner.delete(thread).status()).isEqualTo(200);
    assertThat(owner.get(thread).code()).isEqualTo(10003);
  }

  @Test
  void refusesWhatIsNoThread() {
    assertThat(member.post(channel + "/threads", Map.of()).code()).isEqualTo(50035);
    assertThat(
            member
                .post(channel + "/threads", Map.of("name", "n", "auto_archive_duration", 5))
                .code())
        .isEqualTo(50035);
    String message = member.post(channel + "/messages", member.message("m")).text("id");
    String onMessage = channel + "/messages/" + message + "/threads";
    assertThat(member.post(onMessage, Map.of("name", "one")).status()).isEqualTo(201);
    assertThat(member.post(onMessage, Map.of("name", "two")).code()).isEqualTo(160004);
    assertThat(
            member.post("/channels/" + message + "/threads", Map.of("name", "in a thread")).code())
        .isEqualTo(50024);
    assertThat(owner.put("/channels/" + message + "/permissions/1", Map.of("type", 1)).code())
        .isEqualTo(50024);
  }

  @Test
  void countsWhatIsSaidAndWhoIsThere() {
    String message = member.post(channel + "/messages", member.message("m")).text("id");
    member.post(channel + "/messages/" + message + "/threads", Map.of("name", "on it"));
    String thread = "/channels/" + message;
    String one = other.post(thread + "/messages", other.message("one")).text("id");
    other.post(thread + "/messages", other.message("two"));
    other.delete(thread + "/messages/" + one);

    JsonNode found = owner.get(thread).body();

    assertThat(found.path("message_count").asInt()).isEqualTo(1);
    assertThat(found.path("total_message_sent").asInt()).isEqualTo(2);
    assertThat(found.path("member_count").asInt()).isEqualTo(2);
    assertThat(ids(owner.get(thread + "/thread-members").body(), "user_id"))
        .containsExactlyInAnyOrder(member.id(), other.id());
    JsonNode starter = owner.get(thread + "/messages?limit=3").body().path(1);
    assertThat(starter.path("type").asInt()).isEqualTo(21);
    assertThat(starter.path("referenced_message").path("id").asText()).isEqualTo(message);
    assertThat(other.delete(thread + "/thread-members/@me").status()).isEqualTo(204);
    assertThat(owner.get(thread + "/thread-members/" + other.id()).code()).isEqualTo(10007);
    assertThat(owner.get(thread).body().path("member_count").asInt()).isEqualTo(1);
  }

  @Test
  void aMessageBringsAnArchivedThreadBackUnlessItIsLocked() {
    String id = begin(member, PUBLIC);
    String thread = "/channels/" + id;
    assertThat(member.patch(thread, Map.of("archived", true)).status()).isEqualTo(200);
    assertThat(member.put(thread + "/thread-members/@me", Map.of()).code()).isEqualTo(50083);
    assertThat(member.patch(thread, Map.of("name", "new")).code()).isEqualTo(50083);
    JsonNode archived = other.get(channel + "/threads/archived/public").body();
    assertThat(ids(archived.path("threads"))).containsExactly(id);

    assertThat(other.post(thread + "/messages", other.message("back")).status()).isEqualTo(200);

    assertThat(owner.get(thread).body().path("thread_metadata").path("archived").asBoolean())
        .isFalse();
    assertThat(owner.patch(thread, Map.of("archived", true, "locked", true)).status())
        .isEqualTo(200);
    assertThat(other.post(thread + "/messages", other.message("back")).code()).isEqualTo(160005);
    assertThat(owner.post(thread + "/messages", owner.message("back")).status()).isEqualTo(200);
  }

  @Test
  void onlyItsMembersAndModeratorsKnowAPrivateThread() {
    String id = begin(member, PRIVATE);
    String thread = "/channels/" + id;
    String said = member.post(thread + "/messages", member.message("psst")).text("id");

    assertThat(other.get(thread).code()).isEqualTo(50001);
    assertThat(other.get(thread + "/messages").code()).isEqualTo(50001);
    assertThat(other.get(thread + "/messages/" + said).code()).isEqualTo(50001);
    assertThat(other.post(thread + "/messages", other.message("hey")).code()).isEqualTo(50001);
    assertThat(other.put(thread + "/thread-members/@me", Map.of()).code()).isEqualTo(50001);
    assertThat(other.get(thread + "/thread-members").code()).isEqualTo(50001);
    assertThat(other.post(thread + "/typing", Map.of()).code()).isEqualTo(50001);
    assertThat(ids(other.get(guild + "/threads/active").body().path("threads"))).isEmpty();
    assertThat(owner.get(thread + "/messages").status()).isEqualTo(200);

    assertThat(member.put(thread + "/thread-members/" + other.id(), Map.of()).status())
        .isEqualTo(204);
    assertThat(other.get(thread + "/messages").body()).hasSize(1);
    assertThat(other.post(thread + "/messages", other.message("hey")).status()).isEqualTo(200);
    assertThat(other.patch(thread, Map.of("archived", true)).code()).isEqualTo(50013);
    assertThat(member.patch(thread, Map.of("archived", true)).status()).isEqualTo(200);
    assertThat(other.get(channel + "/threads/archived/private").code()).isEqualTo(50013);
    assertThat(ids(owner.get(channel + "/threads/archived/private").body().path("threads")))
        .containsExactly(id);
    JsonNode joined = other.get(channel + "/users/@me/threads/archived/private").body();
    assertThat(ids(joined.path("threads"))).containsExactly(id);
    assertThat(ids(joined.path("members"), "user_id")).containsExactly(other.id());
  }

  @Test
  void archivedThreadsComeInPages() {
    for (int i = 0; i < 3; i++) {
      owner.patch("/channels/" + begin(owner, PUBLIC), Map.of("archived", true));
    }
    String path = channel + "/threads/archived/public?limit=2";

    JsonNode newest = owner.get(path).body();

    assertThat(newest.path("has_more").asBoolean()).isTrue();
    assertThat(newest.path("threads")).hasSize(2);
    String before =
        newest
            .path("threads")
            .path(1)
            .path("thread_metadata")
            .path("archive_timestamp")
            .asText()
            .replace("+", "%2B");
    JsonNode oldest = owner.get(path + "&before=" + before).body();
    assertThat(oldest.path("threads")).hasSize(1);
    assertThat(oldest.path("has_more").asBoolean()).isFalse();
  }

  @Test
  void whoLeavesTheGuildLeavesItsThreads() {
    String thread = "/channels/" + begin(owner, PUBLIC);
    member.put(thread + "/thread-members/@me", Map.of());
    assertThat(owner.get(thread).body().path("member_count").asInt()).isEqualTo(2);

    assertThat(owner.delete(guild + "/members/" + member.id()).status()).isEqualTo(204);

    assertThat(owner.get(thread).body().path("member_count").asInt()).isEqualTo(1);
    assertThat(owner.get(thread + "/thread-members").body()).hasSize(1);
  }

  private String begin(Client client, int type) {
    Client.Answer begun = client.post(channel + "/threads", Map.of("name", "t", "type", type));
    assertThat(begun.status()).as("%s", begun.body()).isEqualTo(201);
    return begun.text("id");
  }

  private static List<String> ids(JsonNode array) {
    return ids(array, "id");
  }

  private static List<String> ids(JsonNode array, String field) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(each -> each.path(field).asText())
        .toList();
  }
}
