package parley.ingress.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Polls, and messages that are handed on.
@Tag("integration")
class EnclosuresTest {
  private final Client owner = Client.register();
  private final Client member = Client.register();
  private String channel = "";

  @BeforeEach
  void gather() {
    channel = guildOf(owner, "Enclosures");
    String invite = owner.post(channel + "/invites", Map.of()).text("code");
    assertThat(member.post("/invites/" + invite, Map.of()).status()).isEqualTo(200);
  }

  @Test
  void countsVotesAndEndsPolls() {
    Client.Answer asked = owner.post(channel + "/messages", Map.of("poll", poll()));
    assertThat(asked.status()).as("%s", asked.body()).isEqualTo(200);
    assertThat(asked.body().path("poll").path("answers")).hasSize(2);
    String message = asked.text("id");
    String path = channel + "/polls/" + message;

    assertThat(vote(member, path, 1).status()).isEqualTo(204);
    assertThat(vote(owner, path, 1).status()).isEqualTo(204);
    assertThat(vote(owner, path, 2).status()).isEqualTo(204);
    assertThat(vote(owner, path, 1, 2).code()).isEqualTo(50035);
    assertThat(vote(owner, path, 7).code()).isEqualTo(50035);

    JsonNode read = owner.get(channel + "/messages/" + message).body();
    assertThat(read.has("reactions")).isFalse();
    JsonNode counts = read.path("poll").path("results").path("answer_counts");
    assertThat(counts.path(0).path("count").asInt()).isEqualTo(1);
    assertThat(counts.path(0).path("me_voted").asBoolean()).isFalse();
    assertThat(counts.path(1).path("count").asInt()).isEqualTo(1);
    assertThat(counts.path(1).path("me_voted").asBoolean()).isTrue();
    JsonNode voters = member.get(path + "/answers/2").body().path("users");
    assertThat(voters).hasSize(1);
    assertThat(voters.path(0).path("id").asText()).isEqualTo(owner.id());

    assertThat(member.post(path + "/expire", Map.of()).status()).isEqualTo(403);
    Client.Answer ended = owner.post(path + "/expire", Map.of());
    assertThat(ended.body().path("poll").path("results").path("is_finalized").asBoolean())
        .as("%s", ended.body())
        .isTrue();
    assertThat(vote(member, path, 2).code()).isEqualTo(520001);
    assertThat(owner.patch(channel + "/messages/" + message, owner.message("x")).code())
        .isEqualTo(520003);
    JsonNode told = member.get(channel + "/messages?limit=1").body().path(0);
    assertThat(told.path("type").asInt()).isEqualTo(46);
    assertThat(told.path("message_reference").path("message_id").asText()).isEqualTo(message);
    assertThat(told.path("embeds").path(0).path("type").asText()).isEqualTo("poll_result");
  }

  @Test
  void handsMessagesOnForWhoMayReadThem() {
    String hidden = guildOf(owner, "Elsewhere");
    String original = owner.post(hidden + "/messages", owner.message("a secret")).text("id");
    Map<String, Object> forward =
        Map.of(
            "message_reference",
            Map.of("type", 1, "message_id", original, "channel_id", hidden.substring(10)));

    assertThat(member.post(channel + "/messages", forward).code()).isEqualTo(50001);
    Client.Answer sent = owner.post(channel + "/messages", forward);

    assertThat(sent.status()).as("%s", sent.body()).isEqualTo(200);
    JsonNode read = member.get(channel + "/messages/" + sent.text("id")).body();
    assertThat(read.path("message_reference").path("type").asInt()).isEqualTo(1);
    assertThat(read.path("flags").asInt() & 1 << 14).isNotZero();
    JsonNode snapshot = read.path("message_snapshots").path(0).path("message");
    assertThat(snapshot.path("content").asText()).isEqualTo("a secret");
    assertThat(snapshot.has("author")).isFalse();
  }

  @Test
  void suppressesEmbedsForModeratorsToo() {
    Map<String, Object> form = Map.of("embeds", List.of(Map.of("title", "t")));
    String path = channel + "/messages/" + member.post(channel + "/messages", form).text("id");

    assertThat(owner.patch(path, Map.of("flags", 4)).body().path("embeds")).isEmpty();
    assertThat(member.get(path).body().path("flags").asInt()).isEqualTo(4);
    assertThat(owner.patch(path, Map.of("flags", 0)).body().path("embeds")).hasSize(1);
  }

  private static String guildOf(Client owner, String name) {
    return "/channels/" + owner.post("/guilds", Map.of("name", name)).text("system_channel_id");
  }

  private static Client.Answer vote(Client voter, String path, int... answers) {
    List<String> ids = Arrays.stream(answers).mapToObj(Integer::toString).toList();
    return voter.put(path + "/answers/@me", Map.of("answer_ids", ids));
  }

  private static Map<String, Object> poll() {
    return Map.of(
        "question", Map.of("text", "Which?"),
        "answers",
            List.of(
                Map.of("poll_media", Map.of("text", "this", "emoji", Map.of("name", "👋"))),
                Map.of("poll_media", Map.of("text", "that"))),
        "duration", 1);
  }
}
