package parley.ingress.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.search.AuthorKind;
import parley.contracts.search.Feature;
import parley.contracts.search.SearchDocument;
import parley.contracts.search.SearchRecord;
import parley.contracts.snowflake.Snowflake;
import parley.contracts.space.Layout;
import parley.contracts.space.SpaceId;
import parley.contracts.topic.Topics;

/// Tells the index of messages, as the job does that folds the log, in the form that the API shows.
final class SearchFeed implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer =
      new KafkaProducer<>(
          Map.of(
              "bootstrap.servers",
              Optional.ofNullable(System.getenv("PARLEY_KAFKA")).orElse("127.0.0.1:19092")),
          new ByteArraySerializer(),
          new ByteArraySerializer());
  private final Layout layout = Layout.from(System.getenv());

  /// @param guild empty in a private channel
  /// @param parent of a thread's messages
  void tell(String guild, @Nullable String parent, JsonNode message, Feature... features) {
    long id = message.path("id").asLong();
    long channel = message.path("channel_id").asLong();
    JsonNode edited = message.path("edited_timestamp");
    List<UserId> mentions = new ArrayList<>();
    message.path("mentions").forEach(user -> mentions.add(new UserId(user.path("id").asLong())));
    Instant editedAt =
        edited.isTextual() ? OffsetDateTime.parse(edited.asText()).toInstant() : null;
    SearchDocument document =
        new SearchDocument(
            new MessageId(id),
            new ChannelId(channel),
            guild.isEmpty() ? null : new GuildId(Long.parseLong(guild)),
            parent == null ? null : new ChannelId(Long.parseLong(parent)),
            new UserId(message.path("author").path("id").asLong()),
            message.path("author").path("bot").asBoolean() ? AuthorKind.BOT : AuthorKind.USER,
            message.path("type").asInt(),
            message.path("content").asText(),
            "",
            editedAt,
            mentions,
            List.of(),
            message.path("mention_everyone").asBoolean(),
            null,
            null,
            Set.of(features),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            message.path("pinned").asBoolean(),
            List.of());
    SpaceId space = new SpaceId(guild.isEmpty() ? channel : Long.parseLong(guild));
    // Each later form has a later time.
    long version = editedAt == null ? id : Snowflake.floor(editedAt.toEpochMilli());
    send(new SearchRecord.Found(space, new DecisionId(Math.max(id, version)), document));
  }

  void send(SearchRecord record) {
    producer.send(
        new ProducerRecord<>(
            Topics.SEARCH_DOCUMENTS.name(),
            layout.spacePartition(record.space()),
            Topics.SEARCH_DOCUMENTS.keys().encode(record.key()),
            Topics.SEARCH_DOCUMENTS.values().encode(record)));
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }
}
