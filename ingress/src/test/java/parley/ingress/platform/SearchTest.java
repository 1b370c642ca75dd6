package parley.ingress.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What people find, in the real index, which the running job fills from the log.
@Tag("integration")
class SearchTest {
  private static final String VIEW_CHANNEL = "1024";
  private static final String READ_MESSAGE_HISTORY = "65536";

  private final Client owner = Client.register();
  private final Client member = Client.register();
  private String guild = "";
  private String channel = "";

  @BeforeEach
  void gather() {
    Client.Answer made = owner.post("/guilds", Map.of("name", "Search"));
    guild = made.text("id");
    channel = made.text("system_channel_id");
    String invite = owner.post("/channels/" + channel + "/invites", Map.of()).text("code");
    assertThat(member.post("/invites/" + invite, Map.of()).status()).isEqualTo(200);
  }

  @Test
  void findsWhatWasSaid() {
    JsonNode first = say("The quick brown foxes were jumping");
    JsonNode second = say("Brown bread, quick to make");
    awaitTotal(member, "quick", 2);

    JsonNode answer = search(member, "content=quick");
    assertThat(answer.path("doing_deep_historical_index").asBoolean()).isFalse();
    assertThat(ids(answer)).containsExactly(id(second), id(first));
    JsonNode hit = answer.path("messages").path(0).path(0);
    assertThat(hit.path("hit").asBoolean()).isTrue();
    assertThat(hit.has("reactions")).isFalse();
    assertThat(ids(search(member, "content=quick&sort_order=asc")))
        .containsExactly(id(first), id(second));
    assertThat(ids(search(member, "content=quick+brown&sort_by=relevance")))
        .as("the phrase before the words")
        .containsExactly(id(first), id(second));
    assertThat(ids(search(member, "content=%22brown+bread%22"))).containsExactly(id(second));
    assertThat(ids(search(member, "content=fox+jump"))).containsExactly(id(first));
    assertThat(ids(search(member, "content=quick&limit=1&offset=1"))).containsExactly(id(first));
    assertThat(search(member, "content=quick&limit=1").path("total_results").asInt()).isEqualTo(2);
    assertThat(ids(search(member, "content=quick&max_id=" + id(second))))
        .containsExactly(id(first));
    assertThat(ids(search(member, "content=quick&min_id=" + id(first))))
        .containsExactly(id(second));
    assertThat(ids(search(member, "content=quick&author_id=" + owner.id()))).isEmpty();
    assertThat(ids(search(member, "content=quick&author_type=bot"))).isEmpty();
    assertThat(ids(search(member, "content=quick&author_type=-bot"))).hasSize(2);
    assertThat(ids(search(member, "content=nothing"))).isEmpty();
  }

  @Test
  void findsByWhatMessagesHave() {
    JsonNode linked = say("see https://example.org");
    say("without");
    awaitTotal(member, "without", 1);

    assertThat(ids(search(member, "has=link"))).containsExactly(id(linked));
    assertThat(ids(search(member, "has=-link"))).doesNotContain(id(linked)).isNotEmpty();
    assertThat(ids(search(member, "has=link&has=poll"))).isEmpty();
  }

  @Test
  void showsNothingThatIsGoneOrOtherwiseNow() {
    JsonNode gone = say("secret one");
    JsonNode edited = say("secret two");
    awaitTotal(member, "secret", 2);

    assertThat(member.delete("/channels/" + channel + "/messages/" + id(gone)).status())
        .isEqualTo(204);
    assertThat(
            member
                .patch(
                    "/channels/" + channel + "/messages/" + id(edited), Map.of("content", "public"))
                .status())
        .isEqualTo(200);

    assertThat(ids(search(member, "content=secret")))
        .as("the index may not have heard of it yet")
        .isEmpty();
    assertThat(search(member, "content=secret").path("total_results").asInt()).isZero();
    awaitTotal(member, "public", 1);
  }

  @Test
  void showsWhatStandsAroundAHit() {
    JsonNode before = say("one");
    JsonNode hit = say("needle");
    JsonNode after = say("three");
    awaitTotal(member, "needle", 1);

    JsonNode shown = search(member, "content=needle&context=1").path("messages").path(0);
    assertThat(StreamSupport.stream(shown.spliterator(), false).map(each -> id(each)))
        .containsExactly(id(before), id(hit), id(after));
    assertThat(
            StreamSupport.stream(shown.spliterator(), false)
                .map(each -> each.path("hit").asBoolean()))
        .containsExactly(false, true, false);
  }

  @Test
  void findsNothingInChannelsThatSomebodyMayNotRead() {
    say("apple here");
    String hidden = makeChannel("hidden", VIEW_CHANNEL);
    String unread = makeChannel("unread", READ_MESSAGE_HISTORY);
    owner.post("/channels/" + hidden + "/messages", Map.of("content", "apple there"));
    owner.post("/channels/" + unread + "/messages", Map.of("content", "apple then"));
    awaitTotal(owner, "apple", 3);

    JsonNode answer = search(member, "content=apple");
    assertThat(answer.path("total_results").asInt()).isEqualTo(1);
    assertThat(ids(search(member, "content=apple&channel_id=" + hidden))).isEmpty();
    assertThat(member.get("/channels/" + hidden + "/messages/search").code()).isEqualTo(50001);
    assertThat(Client.register().get("/guilds/" + guild + "/messages/search").code())
        .isEqualTo(50001);
    assertThat(Client.stranger().get("/guilds/" + guild + "/messages/search").status())
        .isEqualTo(401);
  }

  @Test
  void findsWhatWasSaidInThreadsOnlyByThoseWhoAreInThem() {
    String open = makeThread(11, "open");
    String closed = makeThread(12, "closed");
    for (String thread : List.of(open, closed)) {
      owner.post("/channels/" + thread + "/messages", Map.of("content", "pear"));
    }
    awaitTotal(owner, "pear", 2);

    JsonNode answer = search(member, "content=pear");
    assertThat(answer.path("total_results").asInt()).isEqualTo(1);
    assertThat(answer.path("threads").path(0).path("id").asText()).isEqualTo(open);
    assertThat(
            owner.put("/channels/" + closed + "/thread-members/" + member.id(), Map.of()).status())
        .isEqualTo(204);
    assertThat(search(member, "content=pear").path("total_results").asInt()).isEqualTo(2);

    assertThat(owner.delete("/channels/" + closed).status()).isEqualTo(200);
    assertThat(search(member, "content=pear").path("total_results").asInt())
        .as("of a thread that is gone nothing is counted, whatever the index still has")
        .isEqualTo(1);
  }

  @Test
  void findsWhatWasSaidInPrivate() {
    Client friend = Client.register();
    String direct =
        owner.post("/users/@me/channels", Map.of("recipient_id", member.id())).text("id");
    JsonNode said =
        owner.post("/channels/" + direct + "/messages", Map.of("content", "plum")).body();

    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> ids(privately(member, direct, "plum")).equals(List.of(id(said))));
    assertThat(ids(privately(member, direct, "cherry"))).isEmpty();
    assertThat(friend.get("/channels/" + direct + "/messages/search").code()).isEqualTo(50001);
  }

  @Test
  void saysWhatIsWrongWithAQuestion() {
    Client.Answer answer =
        member.get("/guilds/" + guild + "/messages/search?limit=99&has=wings&sort_by=size");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(50035);
    assertThat(answer.body().path("errors").has("limit")).isTrue();
    assertThat(answer.body().path("errors").path("has").has("0")).isTrue();
    assertThat(answer.body().path("errors").has("sort_by")).isTrue();
  }

  /// Somebody searches all the time while they lose and get back a right: once it was answered that
  /// they have lost it, they are told of neither the message nor its number.
  @Test
  void tellsNothingAfterARightIsLost() throws InterruptedException {
    say("melon");
    awaitTotal(member, "melon", 1);
    String overwrite = "/channels/" + channel + "/permissions/" + member.id();
    AtomicBoolean over = new AtomicBoolean();
    // Odd while it is sure that the member may not read.
    AtomicInteger epoch = new AtomicInteger();
    AtomicReference<String> leak = new AtomicReference<>("");
    Thread reader =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (!over.get()) {
                    int before = epoch.get();
                    Client.Answer answer =
                        member.get("/guilds/" + guild + "/messages/search?content=melon");
                    boolean told = answer.body().path("total_results").asInt() > 0;
                    if (told && before % 2 == 1 && epoch.get() == before) {
                      leak.set(answer.body().toString());
                    }
                  }
                });
    try {
      for (int flip = 0; flip < 10; flip++) {
        flip(overwrite, VIEW_CHANNEL);
        epoch.incrementAndGet();
        assertThat(search(member, "content=melon").path("total_results").asInt()).isZero();
        assertThat(ids(search(member, "content=melon"))).isEmpty();
        epoch.incrementAndGet();
        flip(overwrite, "0");
        assertThat(search(member, "content=melon").path("total_results").asInt()).isEqualTo(1);
      }
    } finally {
      over.set(true);
      reader.join();
    }
    assertThat(leak.get()).isEmpty();
  }

  private void flip(String overwrite, String denied) {
    assertThat(owner.put(overwrite, Map.of("type", 1, "allow", "0", "deny", denied)).status())
        .isEqualTo(204);
  }

  private JsonNode say(String content) {
    return member.post("/channels/" + channel + "/messages", member.message(content)).body();
  }

  private String makeChannel(String name, String denied) {
    return owner
        .post(
            "/guilds/" + guild + "/channels",
            Map.of(
                "name",
                name,
                "permission_overwrites",
                List.of(Map.of("id", guild, "type", 0, "allow", "0", "deny", denied))))
        .text("id");
  }

  private String makeThread(int type, String name) {
    return owner
        .post("/channels/" + channel + "/threads", Map.of("name", name, "type", type))
        .text("id");
  }

  private JsonNode search(Client client, String query) {
    Client.Answer answer = client.get("/guilds/" + guild + "/messages/search?" + query);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body();
  }

  private static JsonNode privately(Client client, String channel, String content) {
    return client.get("/channels/" + channel + "/messages/search?content=" + content).body();
  }

  private void awaitTotal(Client client, String content, int total) {
    String query = "content=" + URLEncoder.encode(content, StandardCharsets.UTF_8);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(300))
        .until(
            () ->
                client
                        .get("/guilds/" + guild + "/messages/search?" + query)
                        .body()
                        .path("total_results")
                        .asInt()
                    == total);
  }

  private static String id(JsonNode message) {
    return message.path("id").asText();
  }

  private static List<String> ids(JsonNode answer) {
    return StreamSupport.stream(answer.path("messages").spliterator(), false)
        .flatMap(found -> StreamSupport.stream(found.spliterator(), false))
        .filter(message -> message.path("hit").asBoolean())
        .map(SearchTest::id)
        .toList();
  }
}
