package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.Message;
import parley.contracts.message.Poll;
import parley.contracts.message.ReactionCount;
import parley.contracts.message.ReactionEmoji;
import parley.contracts.message.StickerItem;

/// Stickers, forwarded messages and polls, as messages show them, and the events about votes.
public final class EnclosurePayload {
  private static final int USUAL_LAYOUT = 1;

  private EnclosurePayload() {}

  static void writeStickers(JsonGenerator json, List<StickerItem> stickers) throws IOException {
    if (stickers.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("sticker_items");
    for (StickerItem sticker : stickers) {
      json.writeStartObject();
      Json.id(json, "id", sticker.id().value());
      json.writeStringField("name", sticker.name());
      json.writeNumberField("format_type", sticker.format());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /// @param own keys of the reactions of who reads it
  static void writePoll(JsonGenerator json, Message message, Poll poll, Set<String> own)
      throws IOException {
    json.writeObjectFieldStart("poll");
    json.writeObjectFieldStart("question");
    json.writeStringField("text", poll.question());
    json.writeEndObject();
    json.writeArrayFieldStart("answers");
    for (Poll.Answer answer : poll.answers()) {
      write(json, answer);
    }
    json.writeEndArray();
    Json.time(json, "expiry", poll.expiresAt());
    json.writeBooleanField("allow_multiselect", poll.multiselect());
    json.writeNumberField("layout_type", USUAL_LAYOUT);
    json.writeObjectFieldStart("results");
    json.writeBooleanField("is_finalized", poll.finalized());
    json.writeArrayFieldStart("answer_counts");
    for (Poll.Answer answer : poll.answers()) {
      String key = ReactionEmoji.answer(answer.id()).key();
      ReactionCount count = message.reaction(key);
      json.writeStartObject();
      json.writeNumberField("id", answer.id());
      json.writeNumberField("count", count == null ? 0 : count.count());
      json.writeBooleanField("me_voted", own.contains(key));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  /// `MESSAGE_POLL_VOTE_ADD` and `MESSAGE_POLL_VOTE_REMOVE`.
  public static void writeVote(
      JsonGenerator json,
      UserId user,
      ChannelId channel,
      MessageId message,
      @Nullable GuildId guild,
      int answer)
      throws IOException {
    json.writeStartObject();
    Json.id(json, "user_id", user.value());
    Json.id(json, "channel_id", channel.value());
    Json.id(json, "message_id", message.value());
    if (guild != null) {
      Json.id(json, "guild_id", guild.value());
    }
    json.writeNumberField("answer_id", answer);
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Poll.Answer answer) throws IOException {
    json.writeStartObject();
    json.writeNumberField("answer_id", answer.id());
    json.writeObjectFieldStart("poll_media");
    if (answer.text() != null) {
      json.writeStringField("text", answer.text());
    }
    ReactionEmoji emoji = answer.emoji();
    if (emoji != null) {
      json.writeObjectFieldStart("emoji");
      if (emoji.id() == null) {
        json.writeNullField("id");
      } else {
        Json.id(json, "id", emoji.id().value());
      }
      json.writeStringField("name", emoji.name());
      json.writeBooleanField("animated", emoji.animated());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
  }
}
