package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ForumTag;
import parley.contracts.entity.ForumTraits;
import parley.contracts.entity.Overwrite;
import parley.contracts.entity.ThreadDefaults;
import parley.contracts.permission.Permissions;

/// A channel of a guild that is no thread; also `CHANNEL_CREATE`, `CHANNEL_UPDATE` and
/// `CHANNEL_DELETE`.
public final class ChannelPayload {
  /// Minutes after which a thread without messages is archived, where its channel does not say.
  private static final int AUTO_ARCHIVE_MINUTES = 1440;

  private ChannelPayload() {}

  public static void write(JsonGenerator json, Channel channel) throws IOException {
    json.writeStartObject();
    Json.id(json, "id", channel.id().value());
    json.writeNumberField("type", channel.type().code());
    Json.id(json, "guild_id", channel.guild().value());
    json.writeStringField("name", channel.name());
    json.writeNumberField("position", channel.position());
    Json.idOrNull(json, "parent_id", channel.parent());
    json.writeNumberField("flags", channel.flags());
    json.writeArrayFieldStart("permission_overwrites");
    for (Overwrite overwrite : channel.overwrites()) {
      writeOverwrite(json, overwrite);
    }
    json.writeEndArray();
    switch (channel.type()) {
      case CATEGORY, DIRECTORY, DM, GROUP_DM -> {}
      case VOICE, STAGE -> voiceFields(json, channel);
      case FORUM, MEDIA -> forumFields(json, channel);
      case TEXT, ANNOUNCEMENT -> textFields(json, channel);
      case ANNOUNCEMENT_THREAD, PUBLIC_THREAD, PRIVATE_THREAD ->
          throw new IllegalArgumentException("a thread has a payload of its own");
    }
    json.writeEndObject();
  }

  private static void writeOverwrite(JsonGenerator json, Overwrite overwrite) throws IOException {
    json.writeStartObject();
    Json.id(json, "id", overwrite.targetId());
    json.writeNumberField("type", overwrite.target().ordinal());
    json.writeStringField("allow", Permissions.text(overwrite.allow()));
    json.writeStringField("deny", Permissions.text(overwrite.deny()));
    json.writeEndObject();
  }

  private static void textFields(JsonGenerator json, Channel channel) throws IOException {
    conversationFields(json, channel);
    Json.textOrNull(json, "topic", channel.topic());
    json.writeNullField("last_pin_timestamp");
    threadDefaults(json, channel);
  }

  private static void voiceFields(JsonGenerator json, Channel channel) throws IOException {
    conversationFields(json, channel);
    json.writeNumberField("bitrate", channel.bitrate());
    json.writeNumberField("user_limit", channel.userLimit());
    json.writeNullField("rtc_region");
    json.writeNumberField("video_quality_mode", 1);
  }

  private static void forumFields(JsonGenerator json, Channel channel) throws IOException {
    conversationFields(json, channel);
    Json.textOrNull(json, "topic", channel.topic());
    ForumTraits forum = channel.forum() == null ? ForumTraits.EMPTY : channel.forum();
    json.writeArrayFieldStart("available_tags");
    for (ForumTag tag : forum.tags()) {
      json.writeStartObject();
      Json.id(json, "id", tag.id());
      json.writeStringField("name", tag.name());
      json.writeBooleanField("moderated", tag.moderated());
      emoji(json, tag.emojiId(), tag.emojiName());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (forum.reactionEmojiId() == null && forum.reactionEmojiName() == null) {
      json.writeNullField("default_reaction_emoji");
    } else {
      json.writeObjectFieldStart("default_reaction_emoji");
      emoji(json, forum.reactionEmojiId(), forum.reactionEmojiName());
      json.writeEndObject();
    }
    if (forum.sortOrder() == null) {
      json.writeNullField("default_sort_order");
    } else {
      json.writeNumberField("default_sort_order", forum.sortOrder());
    }
    json.writeNumberField("default_forum_layout", forum.layout());
    threadDefaults(json, channel);
  }

  private static void threadDefaults(JsonGenerator json, Channel channel) throws IOException {
    ThreadDefaults defaults = channel.threadDefaults();
    json.writeNumberField(
        "default_auto_archive_duration",
        defaults.autoArchiveMinutes() == null
            ? AUTO_ARCHIVE_MINUTES
            : defaults.autoArchiveMinutes());
    json.writeNumberField("default_thread_rate_limit_per_user", defaults.rateLimitPerUserSeconds());
  }

  private static void emoji(JsonGenerator json, @Nullable Long id, @Nullable String name)
      throws IOException {
    if (id == null) {
      json.writeNullField("emoji_id");
    } else {
      Json.id(json, "emoji_id", id);
    }
    Json.textOrNull(json, "emoji_name", name);
  }

  private static void conversationFields(JsonGenerator json, Channel channel) throws IOException {
    json.writeBooleanField("nsfw", channel.nsfw());
    json.writeNumberField("rate_limit_per_user", channel.rateLimitPerUserSeconds());
    // The last message is in no row: it would change the row with every message.
    json.writeNullField("last_message_id");
  }
}
