package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.ReactionCount;
import parley.contracts.message.ReactionEmoji;

/// Reactions to a message, and the events about them.
public final class ReactionPayload {
  private ReactionPayload() {}

  /// The counts of a message.
  ///
  /// @param own keys of the emojis with which the reader reacted
  static void writeCounts(JsonGenerator json, List<ReactionCount> counts, Set<String> own)
      throws IOException {
    json.writeStartArray();
    for (ReactionCount count : counts) {
      json.writeStartObject();
      writeEmoji(json, count.emoji());
      json.writeNumberField("count", count.count());
      json.writeObjectFieldStart("count_details");
      json.writeNumberField("burst", 0);
      json.writeNumberField("normal", count.count());
      json.writeEndObject();
      Json.emptyArrays(json, "burst_colors");
      json.writeBooleanField("me_burst", false);
      json.writeBooleanField("me", own.contains(count.emoji().key()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /// `MESSAGE_REACTION_ADD`.
  public static void writeAdded(JsonGenerator json, MessageEvent.ReactionAdded added)
      throws IOException {
    json.writeStartObject();
    Json.id(json, "user_id", added.user().value());
    place(json, added.channel(), added.message(), added.guild());
    Json.id(json, "message_author_id", added.messageAuthor().value());
    if (added.member() != null) {
      json.writeFieldName("member");
      MemberPayload.write(json, added.member());
    }
    kind(json, added.count().emoji());
    json.writeEndObject();
  }

  /// `MESSAGE_REACTION_REMOVE`.
  public static void writeRemoved(JsonGenerator json, MessageEvent.ReactionRemoved removed)
      throws IOException {
    json.writeStartObject();
    Json.id(json, "user_id", removed.user().value());
    place(json, removed.channel(), removed.message(), removed.guild());
    kind(json, removed.count().emoji());
    json.writeEndObject();
  }

  /// `MESSAGE_REACTION_REMOVE_ALL`, or `MESSAGE_REACTION_REMOVE_EMOJI` when it is about one.
  public static void writeCleared(JsonGenerator json, MessageEvent.ReactionsCleared cleared)
      throws IOException {
    json.writeStartObject();
    place(json, cleared.channel(), cleared.message(), cleared.guild());
    if (cleared.emoji() != null) {
      writeEmoji(json, cleared.emoji());
    }
    json.writeEndObject();
  }

  private static void place(
      JsonGenerator json, ChannelId channel, MessageId message, @Nullable GuildId guild)
      throws IOException {
    Json.id(json, "channel_id", channel.value());
    Json.id(json, "message_id", message.value());
    if (guild != null) {
      Json.id(json, "guild_id", guild.value());
    }
  }

  private static void kind(JsonGenerator json, ReactionEmoji emoji) throws IOException {
    writeEmoji(json, emoji);
    json.writeBooleanField("burst", false);
    json.writeNumberField("type", 0);
  }

  private static void writeEmoji(JsonGenerator json, ReactionEmoji emoji) throws IOException {
    json.writeObjectFieldStart("emoji");
    if (emoji.id() == null) {
      json.writeNullField("id");
    } else {
      Json.id(json, "id", emoji.id().value());
    }
    json.writeStringField("name", emoji.name());
    if (emoji.animated()) {
      json.writeBooleanField("animated", true);
    }
    json.writeEndObject();
  }
}
