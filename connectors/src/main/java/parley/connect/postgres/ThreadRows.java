package parley.connect.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.ForumTag;
import parley.contracts.entity.ForumTraits;
import parley.contracts.entity.ThreadDefaults;
import parley.contracts.entity.ThreadMember;
import parley.contracts.entity.ThreadTraits;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;

/// Rows about threads, and what rows of channels say about them.
final class ThreadRows {
  private ThreadRows() {}

  static Channel thread(RowReader row) {
    int type = row.number("type");
    return new Channel(
        new ChannelId(row.id("id")),
        new GuildId(row.id("guild_id")),
        ChannelType.of(type).orElseThrow(() -> new DataException("unknown channel type " + type)),
        row.text("name"),
        null,
        0,
        new ChannelId(row.id("parent_id")),
        false,
        row.number("rate_limit_per_user_seconds"),
        List.of(),
        0,
        0,
        row.id("flags"),
        ThreadDefaults.NONE,
        null,
        new ThreadTraits(
            new UserId(row.id("owner_id")),
            row.instant("created_at"),
            row.flag("archived"),
            row.instant("archive_changed_at"),
            row.number("auto_archive_minutes"),
            row.flag("locked"),
            row.flag("invitable"),
            row.number("member_count"),
            row.ids("applied_tags")));
  }

  static ThreadMember member(RowReader row) {
    return new ThreadMember(
        new GuildId(row.id("guild_id")),
        new ChannelId(row.id("thread_id")),
        new UserId(row.id("user_id")),
        row.instant("joined_at"),
        row.id("flags"));
  }

  static ThreadDefaults defaults(RowReader row) {
    return new ThreadDefaults(
        row.numberOrNull("default_auto_archive_minutes"),
        row.number("default_thread_rate_limit_seconds"));
  }

  static @Nullable ForumTraits forum(RowReader row) {
    String json = row.textOrNull("forum");
    if (json == null) {
      return null;
    }
    JsonNode forum = EntityRows.tree(json);
    List<ForumTag> tags = new ArrayList<>();
    for (JsonNode tag : forum.path("tags")) {
      tags.add(
          new ForumTag(
              Long.parseUnsignedLong(tag.get("id").asText()),
              tag.get("name").asText(),
              tag.path("moderated").asBoolean(),
              id(tag.path("emoji_id")),
              tag.path("emoji_name").textValue()));
    }
    return new ForumTraits(
        tags,
        id(forum.path("reaction_emoji_id")),
        forum.path("reaction_emoji_name").textValue(),
        forum.hasNonNull("sort_order") ? forum.get("sort_order").asInt() : null,
        forum.path("layout").asInt());
  }

  private static @Nullable Long id(JsonNode id) {
    return id.isTextual() ? Long.parseUnsignedLong(id.asText()) : null;
  }
}
