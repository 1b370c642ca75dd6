package parley.contracts.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import parley.contracts.id.DecisionId;
import parley.contracts.message.Attachment;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.sample.Links;
import parley.contracts.sample.Messages;
import parley.contracts.sample.Rows;

class MessagePayloadTest {
  private static final MessageForm FULL = MessageForm.full(Links.FILES);
  private static final String USER =
      """
      "system":false,"banner":null,"accent_color":null,"avatar_decoration_data":null,
      "collectibles":null,"primary_guild":null,"discriminator":"0"
      """;

  @Test
  void writesAPlainMessage() {
    assertThat(rest(Messages.PLAIN, null, FULL))
        .isEqualTo(
            Written.of(
                """
                {"id":"1574619823856418817","type":0,"channel_id":"1300000000000000002",
                 "author":{"id":"1100000000000000001","username":"probebot","global_name":null,
                   "avatar":null,"bot":true,"public_flags":0,"flags":0,%s},
                 "content":"","attachments":[],"embeds":[],"components":[],
                 "timestamp":"2026-11-24T02:57:01.029000+00:00","edited_timestamp":null,
                 "flags":0,"tts":false,"pinned":false,"mention_everyone":false,
                 "mentions":[],"mention_roles":[]}
                """
                    .formatted(USER)));
  }

  @Test
  void writesEverythingOfAReply() {
    JsonNode json = rest(Messages.REPLY, Messages.PLAIN, FULL);

    assertThat(json.get("content").asText()).isEqualTo("Grüße 👋 \"quoted\"");
    assertThat(json.get("edited_timestamp").asText()).isEqualTo("2026-11-24T04:28:55.001000+00:00");
    assertThat(json.get("embeds")).as("suppressed by a flag").isEmpty();
    assertThat(json.get("mentions").get(0).get("id").asText()).isEqualTo("1100000000000000001");
    assertThat(json.get("mention_roles")).isEqualTo(Written.of("[\"1200000000000000002\"]"));
    assertThat(json.get("message_reference"))
        .isEqualTo(
            Written.of(
                """
                {"type":0,"message_id":"1574619823856418817","channel_id":"1300000000000000002",
                 "guild_id":"1200000000000000001"}
                """));
    assertThat(json.get("referenced_message")).isEqualTo(rest(Messages.PLAIN, null, FULL));
    assertThat(json.get("attachments"))
        .isEqualTo(
            Written.of(
                """
                [{"id":"1574619823856418900","filename":"a picture.png","size":1024,
                  "url":"%1$s","proxy_url":"%1$s",
                  "content_type":"image/png","width":640,"height":480,
                  "description":"a picture"},
                 {"id":"5","filename":"a.txt","size":1,"url":"%2$s","proxy_url":"%2$s"}]
                """
                    .formatted(link(Messages.ATTACHMENT), link(Messages.PLAIN_ATTACHMENT))));
  }

  @Test
  void saysThatTheMessageRepliedToIsGone() {
    JsonNode json = rest(Messages.REPLY, null, FULL);

    assertThat(json.get("referenced_message").isNull()).isTrue();
    assertThat(rest(Messages.PLAIN, null, FULL).has("referenced_message")).isFalse();
  }

  @Test
  void showsTheNonceOnlyWhereItIsAskedFor() {
    assertThat(rest(Messages.REPLY, null, FULL).has("nonce")).isFalse();
    assertThat(rest(Messages.REPLY, null, FULL.withNonce()).get("nonce").asText()).isEqualTo("n-1");
    assertThat(rest(Messages.PLAIN, null, FULL.withNonce()).has("nonce")).isFalse();
    assertThat(
            rest(Messages.REPLY, Messages.REPLY, FULL.withNonce())
                .get("referenced_message")
                .has("nonce"))
        .isFalse();
  }

  @Test
  void hidesWhatIsWrittenFromSessionsWithoutTheIntent() {
    JsonNode json = rest(Messages.REPLY, Messages.REPLY, FULL.withoutContent());

    for (JsonNode message : new JsonNode[] {json, json.get("referenced_message")}) {
      assertThat(message.get("content").asText()).isEmpty();
      assertThat(message.get("embeds")).isEmpty();
      assertThat(message.get("attachments")).isEmpty();
      assertThat(message.get("mentions")).hasSize(1);
    }
  }

  @Test
  void canHideTheMessageRepliedToAlone() {
    JsonNode json = rest(Messages.REPLY, Messages.REPLY, FULL.withoutRepliedContent());

    assertThat(json.get("content").asText()).isNotEmpty();
    assertThat(json.get("referenced_message").get("content").asText()).isEmpty();
  }

  @Test
  void writesAPollWithItsVotesAndWithoutThemAsReactions() {
    JsonNode json =
        Written.json(
            out -> MessagePayload.write(out, Messages.POLL, null, Set.of("answer:2", "77"), FULL));

    assertThat(json.get("reactions")).hasSize(1);
    assertThat(json.get("sticker_items"))
        .isEqualTo(Written.of("[{\"id\":\"79\",\"name\":\"hello\",\"format_type\":1}]"));
    assertThat(json.get("poll"))
        .isEqualTo(
            Written.of(
                """
                {"question":{"text":"Which?"},
                 "answers":[
                   {"answer_id":1,"poll_media":{"text":"this",
                     "emoji":{"id":null,"name":"👋","animated":false}}},
                   {"answer_id":2,"poll_media":{"text":"that",
                     "emoji":{"id":"77","name":"parrot","animated":true}}},
                   {"answer_id":3,"poll_media":{"text":"none"}}],
                 "expiry":"2026-11-25T04:28:55.000000+00:00","allow_multiselect":true,
                 "layout_type":1,
                 "results":{"is_finalized":false,"answer_counts":[
                   {"id":1,"count":0,"me_voted":false},
                   {"id":2,"count":3,"me_voted":true},
                   {"id":3,"count":0,"me_voted":false}]}}
                """));
    assertThat(rest(Messages.POLL, null, FULL.withoutContent()).has("poll")).isFalse();
  }

  @Test
  void writesWhatItHandsOnWithoutSayingWhoWroteIt() {
    JsonNode json = rest(Messages.FORWARD, null, FULL);

    JsonNode snapshot = json.get("message_snapshots").get(0).get("message");
    assertThat(snapshot.get("content").asText()).isEqualTo(Messages.REPLY.content());
    assertThat(snapshot.get("attachments")).hasSize(2);
    assertThat(snapshot.has("author")).isFalse();
    assertThat(snapshot.has("id")).isFalse();
    assertThat(
            rest(Messages.FORWARD, null, FULL.withoutContent())
                .get("message_snapshots")
                .get(0)
                .get("message")
                .get("content")
                .asText())
        .isEmpty();
  }

  @Test
  void anEventAddsGuildAndMember() {
    MessageEvent.Created created =
        new MessageEvent.Created(
            Rows.GUILD_ID.space(), new DecisionId(1), Messages.REPLY, Rows.MEMBER, null);

    JsonNode json = Written.json(out -> MessagePayload.writeCreated(out, created, FULL));

    assertThat(json.get("guild_id").asText()).isEqualTo("1200000000000000001");
    assertThat(json.get("member").has("user")).isFalse();
    assertThat(json.get("member"))
        .isEqualTo(Written.json(out -> MemberPayload.writeWithoutUser(out, Rows.MEMBER)));
  }

  @Test
  void namesADeletedMessage() {
    MessageEvent.Deleted deleted =
        new MessageEvent.Deleted(
            Rows.GUILD_ID.space(),
            new DecisionId(1),
            Rows.CHANNEL_ID,
            Messages.PLAIN.id(),
            Rows.GUILD_ID);

    assertThat(Written.json(out -> MessagePayload.writeDeleted(out, deleted)))
        .isEqualTo(
            Written.of(
                """
                {"id":"1574619823856418817","channel_id":"1300000000000000002",
                 "guild_id":"1200000000000000001"}
                """));
  }

  private static String link(Attachment attachment) {
    return Links.FILES.attachment(Rows.CHANNEL_ID, attachment.id(), attachment.filename());
  }

  private static JsonNode rest(Message message, @Nullable Message repliedTo, MessageForm form) {
    return Written.json(json -> MessagePayload.write(json, message, repliedTo, Set.of(), form));
  }
}
