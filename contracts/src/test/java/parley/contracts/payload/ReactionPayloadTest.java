package parley.contracts.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import parley.contracts.id.DecisionId;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.ReactionEmoji;
import parley.contracts.sample.Links;
import parley.contracts.sample.Messages;
import parley.contracts.sample.Rows;

class ReactionPayloadTest {
  @Test
  void aMessageCountsItsReactionsAndTellsWhichAreTheReaders() {
    JsonNode json =
        Written.json(
            out ->
                MessagePayload.write(
                    out, Messages.REACTED_TO, null, Set.of("77"), MessageForm.full(Links.FILES)));

    assertThat(json.get("reactions"))
        .isEqualTo(
            Written.of(
                """
                [{"emoji":{"id":null,"name":"👋"},"count":3,
                  "count_details":{"burst":0,"normal":3},"burst_colors":[],
                  "me_burst":false,"me":false},
                 {"emoji":{"id":"77","name":"parrot","animated":true},"count":1,
                  "count_details":{"burst":0,"normal":1},"burst_colors":[],
                  "me_burst":false,"me":true}]
                """));
  }

  @Test
  void tellsWhoReactedWithWhat() {
    MessageEvent.ReactionAdded added =
        new MessageEvent.ReactionAdded(
            Rows.GUILD_ID.space(),
            new DecisionId(1),
            Rows.CHANNEL_ID,
            Messages.PLAIN.id(),
            Rows.GUILD_ID,
            Rows.PERSON.id(),
            Messages.WAVES,
            Rows.MEMBER,
            Rows.BOT.id());

    JsonNode json = Written.json(out -> ReactionPayload.writeAdded(out, added));

    assertThat(json.get("user_id").asText()).isEqualTo(Rows.PERSON.id().toString());
    assertThat(json.get("message_author_id").asText()).isEqualTo(Rows.BOT.id().toString());
    assertThat(json.get("member").get("user").get("id")).isEqualTo(json.get("user_id"));
    assertThat(json.get("emoji")).isEqualTo(Written.of("{\"id\":null,\"name\":\"👋\"}"));
    assertThat(json.get("burst").asBoolean()).isFalse();
    assertThat(json.get("type").asInt()).isZero();
  }

  @Test
  void namesTheEmojiThatWasClearedUnlessAllWere() {
    assertThat(cleared(null).has("emoji")).isFalse();
    assertThat(cleared(Messages.PARROT).get("emoji").get("id").asText()).isEqualTo("77");
  }

  @Test
  void anEmojiIsTheSameWithAndWithoutTheMarkForColours() {
    assertThat(ReactionEmoji.unicode("❤\uFE0F").key()).isEqualTo(ReactionEmoji.unicode("❤").key());
    assertThat(Messages.REACTED_TO.reaction("👋")).isEqualTo(Messages.WAVES);
    assertThat(Messages.REACTED_TO.reaction("parrot")).isNull();
  }

  private static JsonNode cleared(@Nullable ReactionEmoji emoji) {
    MessageEvent.ReactionsCleared cleared =
        new MessageEvent.ReactionsCleared(
            Rows.GUILD_ID.space(),
            new DecisionId(1),
            Rows.CHANNEL_ID,
            Messages.PLAIN.id(),
            Rows.GUILD_ID,
            emoji);
    return Written.json(out -> ReactionPayload.writeCleared(out, cleared));
  }
}
