package parley.connect.elasticsearch;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.contracts.search.ReactionTally;
import parley.contracts.search.SearchDocument;
import parley.contracts.search.SearchField;
import parley.contracts.snowflake.Snowflake;

/// Documents as the index has them. Pure.
final class DocumentJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DocumentJson() {}

  static String of(SearchDocument document) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      write(json, document);
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("a text cannot fail to be written", e);
    }
    return text.toString();
  }

  /// The document with other reactions.
  ///
  /// @param changes one after the other; null takes all reactions off
  static String reacted(String document, List<@Nullable ReactionTally> changes) {
    try {
      ObjectNode json = (ObjectNode) JSON.readTree(document);
      Map<String, Integer> counts = new LinkedHashMap<>();
      for (JsonNode tally : json.path(SearchField.REACTIONS)) {
        counts.put(tally.path("emoji").asText(), tally.path("count").asInt());
      }
      for (ReactionTally change : changes) {
        if (change == null) {
          counts.clear();
        } else if (change.count() > 0) {
          counts.put(change.emoji(), change.count());
        } else {
          counts.remove(change.emoji());
        }
      }
      ArrayNode tallies = json.putArray(SearchField.REACTIONS);
      counts.forEach((emoji, count) -> tallies.addObject().put("emoji", emoji).put("count", count));
      json.put(
          SearchField.REACTION_COUNT, counts.values().stream().mapToInt(Integer::intValue).sum());
      return json.toString();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a document", e);
    }
  }

  private static void write(JsonGenerator json, SearchDocument document) throws IOException {
    json.writeNumberField(SearchField.ID, document.message().value());
    json.writeNumberField(SearchField.WRITTEN_AT, Snowflake.unixMs(document.message().value()));
    json.writeStringField(SearchField.CHANNEL, document.channel().toString());
    text(json, SearchField.GUILD, document.guild());
    text(json, SearchField.PARENT, document.parent());
    json.writeStringField(SearchField.AUTHOR, document.author().toString());
    text(json, SearchField.AUTHOR_KIND, document.authorKind());
    json.writeNumberField(SearchField.TYPE, document.type());
    json.writeStringField(SearchField.CONTENT, document.content());
    if (!document.enclosedText().isEmpty()) {
      json.writeStringField(SearchField.ENCLOSED, document.enclosedText());
    }
    if (document.editedAt() != null) {
      json.writeNumberField(SearchField.EDITED_AT, document.editedAt().toEpochMilli());
    }
    texts(json, SearchField.MENTIONS, document.mentions());
    texts(json, SearchField.MENTION_ROLES, document.mentionRoles());
    json.writeBooleanField(SearchField.MENTION_EVERYONE, document.mentionEveryone());
    text(json, SearchField.REPLIED_TO, document.repliedTo());
    text(json, SearchField.REPLIED_TO_AUTHOR, document.repliedToAuthor());
    texts(json, SearchField.FEATURES, document.features());
    texts(json, SearchField.FILE_NAMES, document.fileNames());
    texts(json, SearchField.FILE_EXTENSIONS, document.fileExtensions());
    texts(json, SearchField.EMBED_TYPES, document.embedTypes());
    texts(json, SearchField.EMBED_PROVIDERS, document.embedProviders());
    texts(json, SearchField.LINK_HOSTS, document.linkHosts());
    json.writeBooleanField(SearchField.PINNED, document.pinned());
    json.writeNumberField(SearchField.REACTION_COUNT, document.reactionCount());
    json.writeArrayFieldStart(SearchField.REACTIONS);
    for (ReactionTally tally : document.reactions()) {
      json.writeStartObject();
      json.writeStringField("emoji", tally.emoji());
      json.writeNumberField("count", tally.count());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void text(JsonGenerator json, String field, @Nullable Object value)
      throws IOException {
    if (value != null) {
      json.writeStringField(field, word(value));
    }
  }

  private static void texts(JsonGenerator json, String field, Collection<?> values)
      throws IOException {
    if (!values.isEmpty()) {
      json.writeArrayFieldStart(field);
      for (Object value : values) {
        json.writeString(word(value));
      }
      json.writeEndArray();
    }
  }

  /// Ids as the public protocol writes them, kinds in small letters.
  private static String word(Object value) {
    return value instanceof Enum<?> kind ? kind.name().toLowerCase(Locale.ROOT) : value.toString();
  }
}
