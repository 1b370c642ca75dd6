package parley.ingress.guild;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.ForumTag;
import parley.contracts.entity.ForumTraits;

/// The column `channels.forum`.
final class ForumJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ForumJson() {}

  static @Nullable String write(@Nullable ForumTraits forum) {
    if (forum == null) {
      return null;
    }
    ObjectNode json = MAPPER.createObjectNode();
    ArrayNode tags = json.putArray("tags");
    for (ForumTag tag : forum.tags()) {
      tags.addObject()
          .put("id", Long.toUnsignedString(tag.id()))
          .put("name", tag.name())
          .put("moderated", tag.moderated())
          .put("emoji_id", text(tag.emojiId()))
          .put("emoji_name", tag.emojiName());
    }
    return json.put("reaction_emoji_id", text(forum.reactionEmojiId()))
        .put("reaction_emoji_name", forum.reactionEmojiName())
        .put("sort_order", forum.sortOrder())
        .put("layout", forum.layout())
        .toString();
  }

  static @Nullable ForumTraits read(@Nullable String text) throws SQLException {
    if (text == null) {
      return null;
    }
    try {
      JsonNode json = MAPPER.readTree(text);
      List<ForumTag> tags = new ArrayList<>();
      for (JsonNode tag : json.path("tags")) {
        tags.add(
            new ForumTag(
                Long.parseUnsignedLong(tag.path("id").asText()),
                tag.path("name").asText(),
                tag.path("moderated").asBoolean(),
                id(tag.path("emoji_id")),
                tag.path("emoji_name").textValue()));
      }
      return new ForumTraits(
          tags,
          id(json.path("reaction_emoji_id")),
          json.path("reaction_emoji_name").textValue(),
          json.hasNonNull("sort_order") ? json.get("sort_order").asInt() : null,
          json.path("layout").asInt());
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new SQLException("a forum is not readable", e);
    }
  }

  private static @Nullable String text(@Nullable Long id) {
    return id == null ? null : Long.toUnsignedString(id);
  }

  private static @Nullable Long id(JsonNode id) {
    return id.isTextual() ? Long.parseUnsignedLong(id.asText()) : null;
  }
}
