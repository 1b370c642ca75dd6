package parley.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.Credential;
import parley.contracts.entity.Entity;
import parley.contracts.entity.EntityKey;
import parley.contracts.entity.EntityKind;
import parley.contracts.entity.Member;
import parley.contracts.entity.Overwrite;
import parley.contracts.entity.Role;
import parley.contracts.entity.User;
import parley.contracts.id.ChannelId;
import parley.contracts.id.CredentialId;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.contracts.space.Layout;
import parley.contracts.space.SpaceId;
import parley.contracts.topic.Topics;

class GuildChangeTransformTest {
  private static final int PARTITIONS = 16;
  private static final Schema SOURCE =
      SchemaBuilder.struct().field("table", Schema.STRING_SCHEMA).build();

  private static final Schema ROLE =
      SchemaBuilder.struct()
          .optional()
          .field("guild_id", Schema.INT64_SCHEMA)
          .field("id", Schema.INT64_SCHEMA)
          .field("name", Schema.OPTIONAL_STRING_SCHEMA)
          .field("color", Schema.OPTIONAL_INT32_SCHEMA)
          .field("hoist", Schema.OPTIONAL_BOOLEAN_SCHEMA)
          .field("position", Schema.OPTIONAL_INT32_SCHEMA)
          .field("permissions", Schema.OPTIONAL_INT64_SCHEMA)
          .field("managed", Schema.OPTIONAL_BOOLEAN_SCHEMA)
          .field("mentionable", Schema.OPTIONAL_BOOLEAN_SCHEMA)
          .field("bot_id", Schema.OPTIONAL_INT64_SCHEMA)
          .field("flags", Schema.OPTIONAL_INT64_SCHEMA)
          .build();

  private final GuildChangeTransform transform = new GuildChangeTransform();

  @BeforeEach
  void configure() {
    transform.configure(Map.of("space.partitions", Integer.toString(PARTITIONS)));
  }

  @Test
  void writesARowWhereTopologiesLookForIt() {
    SourceRecord change = apply("c", "roles", ROLE, null, role());

    assertThat(change.topic()).isEqualTo(Topics.GUILD_CHANGES.name());
    assertThat(change.headers()).isEmpty();
    assertThat(Topics.GUILD_CHANGES.keys().decode((byte[]) change.key()))
        .isEqualTo(new EntityKey(new SpaceId(7), EntityKind.ROLE, 70));
    assertThat(entity(change))
        .isEqualTo(
            new Role(
                new RoleId(70), new GuildId(7), "mods", 255, true, 2, 8, false, true, null, 0));
    assertThat(change.kafkaPartition())
        .isEqualTo(new Layout(PARTITIONS, 1, 1, 1).spacePartition(new SpaceId(7)));
  }

  @Test
  void writesATombstoneForARowThatIsGone() {
    Struct keyOnly = new Struct(ROLE).put("guild_id", 7L).put("id", 70L);

    SourceRecord change = apply("d", "roles", ROLE, keyOnly, null);

    assertThat(change.value()).isNull();
    assertThat(Topics.GUILD_CHANGES.keys().decode((byte[]) change.key()))
        .isEqualTo(new EntityKey(new SpaceId(7), EntityKind.ROLE, 70));
  }

  @Test
  void readsAChannelWithItsOverwrites() {
    Schema channel =
        SchemaBuilder.struct()
            .optional()
            .field("guild_id", Schema.INT64_SCHEMA)
            .field("id", Schema.INT64_SCHEMA)
            .field("type", Schema.INT32_SCHEMA)
            .field("name", Schema.STRING_SCHEMA)
            .field("topic", Schema.OPTIONAL_STRING_SCHEMA)
            .field("position", Schema.INT32_SCHEMA)
            .field("parent_id", Schema.OPTIONAL_INT64_SCHEMA)
            .field("nsfw", Schema.BOOLEAN_SCHEMA)
            .field("rate_limit_per_user_seconds", Schema.INT32_SCHEMA)
            .field("overwrites", Schema.STRING_SCHEMA)
            .field("bitrate", Schema.INT32_SCHEMA)
            .field("user_limit", Schema.INT32_SCHEMA)
            .field("default_auto_archive_minutes", Schema.OPTIONAL_INT32_SCHEMA)
            .field("default_thread_rate_limit_seconds", Schema.INT32_SCHEMA)
            .field("forum", Schema.OPTIONAL_STRING_SCHEMA)
            .field("flags", Schema.INT64_SCHEMA)
            .build();
    Struct row =
        new Struct(channel)
            .put("guild_id", 7L)
            .put("id", 71L)
            .put("type", 0)
            .put("name", "general")
            .put("position", 1)
            .put("nsfw", false)
            .put("rate_limit_per_user_seconds", 5)
            .put(
                "overwrites",
                "[{\"id\":\"7\",\"type\":0,\"allow\":\"1024\",\"deny\":\"2048\"},"
                    + "{\"id\":\"9\",\"type\":1,\"allow\":\"0\",\"deny\":\"1\"}]")
            .put("bitrate", 64000)
            .put("user_limit", 0)
            .put("default_thread_rate_limit_seconds", 0)
            .put("flags", 0L);

    assertThat(entity(apply("u", "channels", channel, null, row)))
        .isEqualTo(
            new Channel(
                new ChannelId(71),
                new GuildId(7),
                ChannelType.TEXT,
                "general",
                null,
                1,
                null,
                false,
                5,
                List.of(
                    new Overwrite(7, Overwrite.Target.ROLE, 1024, 2048),
                    new Overwrite(9, Overwrite.Target.MEMBER, 0, 1)),
                64000,
                0,
                0));
  }

  @Test
  void readsAMemberWithRolesAndTimes() {
    Schema member =
        SchemaBuilder.struct()
            .optional()
            .field("guild_id", Schema.INT64_SCHEMA)
            .field("user_id", Schema.INT64_SCHEMA)
            .field("username", Schema.STRING_SCHEMA)
            .field("global_name", Schema.OPTIONAL_STRING_SCHEMA)
            .field("avatar", Schema.OPTIONAL_STRING_SCHEMA)
            .field("bot", Schema.BOOLEAN_SCHEMA)
            .field("public_flags", Schema.INT64_SCHEMA)
            .field("nick", Schema.OPTIONAL_STRING_SCHEMA)
            .field("role_ids", SchemaBuilder.array(Schema.OPTIONAL_INT64_SCHEMA).build())
            .field("joined_at", Schema.STRING_SCHEMA)
            .field("deaf", Schema.BOOLEAN_SCHEMA)
            .field("mute", Schema.BOOLEAN_SCHEMA)
            .field("flags", Schema.INT64_SCHEMA)
            .field("pending", Schema.BOOLEAN_SCHEMA)
            .field("communication_disabled_until", Schema.OPTIONAL_STRING_SCHEMA)
            .build();
    Struct row =
        new Struct(member)
            .put("guild_id", 7L)
            .put("user_id", 9L)
            .put("username", "ann")
            .put("bot", false)
            .put("public_flags", 0L)
            .put("role_ids", List.of(70L, 72L))
            .put("joined_at", "2026-01-02T03:04:05.678901Z")
            .put("deaf", false)
            .put("mute", false)
            .put("flags", 0L)
            .put("pending", false);

    assertThat(entity(apply("r", "members", member, null, row)))
        .isEqualTo(
            new Member(
                new GuildId(7),
                new User(new UserId(9), "ann", null, null, false, 0),
                null,
                List.of(new RoleId(70), new RoleId(72)),
                Instant.parse("2026-01-02T03:04:05.678Z"),
                false,
                false,
                0,
                false,
                null));
  }

  @Test
  void putsAUsersRowsIntoTheUsersSpace() {
    Schema credential =
        SchemaBuilder.struct()
            .optional()
            .field("user_id", Schema.INT64_SCHEMA)
            .field("id", Schema.INT64_SCHEMA)
            .field("created_at", Schema.STRING_SCHEMA)
            .field("expires_at", Schema.OPTIONAL_STRING_SCHEMA)
            .build();
    Struct row =
        new Struct(credential)
            .put("user_id", 9L)
            .put("id", 90L)
            .put("created_at", "2026-01-02T03:04:05Z");

    SourceRecord change = apply("c", "credentials", credential, null, row);

    assertThat(Topics.GUILD_CHANGES.keys().decode((byte[]) change.key()).space())
        .isEqualTo(new SpaceId(9));
    assertThat(entity(change))
        .isEqualTo(
            new Credential(
                new UserId(9), new CredentialId(90), Instant.parse("2026-01-02T03:04:05Z"), null));
  }

  @Test
  void setsAsideARowThatItCannotMap() {
    Struct nameless = role().put("name", null);

    SourceRecord letter = apply("c", "roles", ROLE, null, nameless);

    assertThat(letter.topic()).isEqualTo(Topics.DEAD_LETTERS.name());
    assertThat(
            new String(
                (byte[]) letter.headers().lastWithName("parley.cause").value(),
                StandardCharsets.UTF_8))
        .contains("name");
  }

  @Test
  void dropsWhatIsNoRowOfOurs() {
    assertThat(transform.apply(record(null))).isNull();
    assertThat(transform.apply(record(envelope("c", "invites", ROLE, null, role())))).isNull();
  }

  @Test
  void asksForItsSetting() {
    assertThatThrownBy(() -> new GuildChangeTransform().configure(Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("space.partitions");
  }

  private SourceRecord apply(
      String op, String table, Schema schema, @Nullable Struct before, @Nullable Struct after) {
    SourceRecord applied = transform.apply(record(envelope(op, table, schema, before, after)));
    if (applied == null) {
      throw new AssertionError("the row was dropped");
    }
    return applied;
  }

  private static Entity entity(SourceRecord change) {
    return Topics.GUILD_CHANGES.values().decode((byte[]) change.value());
  }

  private static SourceRecord record(@Nullable Struct envelope) {
    return new SourceRecord(
        Map.of(),
        Map.of(),
        "postgres.public.any",
        null,
        null,
        null,
        envelope == null ? null : envelope.schema(),
        envelope,
        null,
        new ConnectHeaders().addString("__debezium.context.task", "0"));
  }

  private static Struct envelope(
      String op, String table, Schema schema, @Nullable Struct before, @Nullable Struct after) {
    Schema envelope =
        SchemaBuilder.struct()
            .field("before", schema)
            .field("after", schema)
            .field("source", SOURCE)
            .field("op", Schema.STRING_SCHEMA)
            .build();
    return new Struct(envelope)
        .put("before", before)
        .put("after", after)
        .put("source", new Struct(SOURCE).put("table", table))
        .put("op", op);
  }

  private static Struct role() {
    return new Struct(ROLE)
        .put("guild_id", 7L)
        .put("id", 70L)
        .put("name", "mods")
        .put("color", 255)
        .put("hoist", true)
        .put("position", 2)
        .put("permissions", 8L)
        .put("managed", false)
        .put("mentionable", true)
        .put("flags", 0L);
  }
}
