package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import parley.contracts.message.Message;
import parley.contracts.message.Poll;
import parley.contracts.message.ReactionCount;
import parley.contracts.message.ReactionEmoji;

/// The embed in which the platform tells how a poll ended.
public final class PollResultPayload {
  private PollResultPayload() {}

  /// The embeds of the message of type 46.
  public static void write(JsonGenerator json, Message message, Poll poll) throws IOException {
    json.writeStartArray();
    json.writeStartObject();
    json.writeStringField("type", "poll_result");
    json.writeArrayFieldStart("fields");
    fields(json, message, poll);
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void fields(JsonGenerator json, Message message, Poll poll) throws IOException {
    Poll.Answer victor = null;
    int most = 0;
    int total = 0;
    boolean tied = false;
    for (Poll.Answer answer : poll.answers()) {
      ReactionCount count = message.reaction(ReactionEmoji.answer(answer.id()).key());
      int votes = count == null ? 0 : count.count();
      total += votes;
      tied = votes == most ? tied || votes > 0 : votes < most && tied;
      if (votes > most) {
        victor = answer;
        most = votes;
      }
    }
    field(json, "poll_question_text", poll.question());
    field(json, "victor_answer_votes", Integer.toString(most));
    field(json, "total_votes", Integer.toString(total));
    if (victor != null && !tied) {
      field(json, "victor_answer_id", Integer.toString(victor.id()));
      field(json, "victor_answer_text", victor.text());
      emoji(json, victor.emoji());
    }
  }

  private static void emoji(JsonGenerator json, @Nullable ReactionEmoji emoji) throws IOException {
    if (emoji == null) {
      return;
    }
    field(json, "victor_answer_emoji_name", emoji.name());
    if (emoji.id() != null) {
      field(json, "victor_answer_emoji_id", emoji.id().toString());
      field(json, "victor_answer_emoji_animated", Boolean.toString(emoji.animated()));
    }
  }

  private static void field(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value == null) {
      return;
    }
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeStringField("value", value);
    json.writeBooleanField("inline", false);
    json.writeEndObject();
  }
}
