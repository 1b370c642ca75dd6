package parley.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.Emoji;
import parley.contracts.entity.Entity;
import parley.contracts.entity.Overwrite;
import parley.contracts.id.RoleId;
import parley.contracts.sample.Rows;
import parley.contracts.space.Layout;
import parley.contracts.space.SpaceId;
import parley.contracts.topic.Topics;

/// Every table with every operation, against the sample rows of the contracts.
class EveryTableTest {
  private static final Layout LAYOUT = new Layout(64, 1, 1, 1);
  private static final Schema SOURCE =
      SchemaBuilder.struct().field("table", Schema.STRING_SCHEMA).build();

  private final GuildChangeTransform transform = new GuildChangeTransform();

  /// A sample of each table. Ids, names and times are those of [Rows].
  private enum Sample {
    USERS(
        "users",
        Rows.ACCOUNT,
        """
        id=1400000000000000001 username='human' global_name='A Human' avatar='a_0123' bot=false
        public_flags=64 email='h@example.org' verified=true locale='de' application_flags=0
        application_id=null revision=3\
        """),
    GUILDS(
        "guilds",
        Rows.GUILD,
        """
        id=1200000000000000001 name='Probe Guild' icon='icon' owner_id=1400000000000000001
        system_channel_id=1300000000000000002 afk_channel_id=1300000000000000003
        afk_timeout_seconds=300 verification_level=1 default_message_notifications=1
        explicit_content_filter=2 mfa_level=1 nsfw_level=3 description='A guild for probes'
        preferred_locale='de' system_channel_flags=4 member_count=3 revision=17 deleted=true\
        """),
    ROLES(
        "roles",
        Rows.BOT_ROLE,
        """
        guild_id=1200000000000000001 id=1200000000000000002 name='probebot' color=16744448
        hoist=true position=3 permissions=1071698660929 managed=true mentionable=true
        bot_id=1100000000000000001 flags=1\
        """),
    CHANNELS(
        "channels",
        new Channel(
            Rows.CHANNEL_ID,
            Rows.GUILD_ID,
            ChannelType.TEXT,
            "general",
            null,
            2,
            Rows.CATEGORY_ID,
            true,
            5,
            List.of(new Overwrite(7, Overwrite.Target.MEMBER, 0, 1L << 52)),
            64000,
            0,
            1,
            Rows.FULL_FORUM.threadDefaults(),
            Rows.FULL_FORUM.forum(),
            null),
        """
        guild_id=1200000000000000001 id=1300000000000000002 type=0 name='general' topic=null
        position=2 parent_id=1300000000000000001 nsfw=true rate_limit_per_user_seconds=5
        overwrites='[{"id":"7","type":1,"allow":"0","deny":"4503599627370496"}]'
        bitrate=64000 user_limit=0 flags=1
        default_auto_archive_minutes=4320 default_thread_rate_limit_seconds=5
        forum='{"tags":[{"id":"1","name":"solved","moderated":true,"emoji_id":null,\
        "emoji_name":"\u2705"},{"id":"2","name":"bug","moderated":false,\
        "emoji_id":"1500000000000000001","emoji_name":null}],\
        "reaction_emoji_id":"1500000000000000001","reaction_emoji_name":"\uD83D\uDC4B",\
        "sort_order":1,"layout":2}'\
        """),
    THREADS(
        "threads",
        Rows.PRIVATE_THREAD,
        """
        guild_id=1200000000000000001 id=1300000000000000006 parent_id=1300000000000000002 type=12
        name='a thread' owner_id=1400000000000000001 created_at='2024-01-01T00:00:00.123Z'
        archived=true archive_changed_at='2024-01-01T00:00:00.123Z' auto_archive_minutes=1440
        locked=true invitable=true rate_limit_per_user_seconds=10 flags=2 member_count=2
        applied_tags=[1,2]\
        """),
    WEBHOOKS(
        "webhooks",
        Rows.WEBHOOK,
        """
        guild_id=1200000000000000001 id=1600000000000000001 channel_id=1300000000000000002\
        """),
    THREAD_MEMBERS(
        "thread_members",
        Rows.THREAD_MEMBER,
        """
        guild_id=1200000000000000001 thread_id=1300000000000000005 user_id=1400000000000000001
        joined_at='2024-01-01T00:00:00.123Z' flags=1\
        """),
    MEMBERS(
        "members",
        Rows.PLAIN_MEMBER,
        """
        guild_id=1200000000000000001 user_id=1100000000000000001 username='probebot'
        global_name=null avatar=null bot=true public_flags=0 nick=null role_ids=[]
        joined_at='2024-01-01T00:00:00.123000Z' deaf=false mute=false flags=0 pending=false
        communication_disabled_until=null\
        """),
    MEMBERSHIPS(
        "memberships",
        Rows.MEMBERSHIP,
        """
        user_id=1400000000000000001 guild_id=1200000000000000001
        joined_at='2024-01-01T01:00:00.123+01:00'\
        """),
    CREDENTIALS(
        "credentials",
        Rows.CREDENTIAL,
        """
        user_id=1400000000000000001 id=1574619823856418817 created_at='2024-01-01T00:00:00.123Z'
        expires_at='2027-01-01T00:00:00Z'\
        """),
    BANS(
        "bans",
        Rows.BAN,
        """
        guild_id=1200000000000000001 user_id=1400000000000000001
        profile='{"id":"1400000000000000001","username":"human","global_name":"A Human",\
        "avatar":"a_0123","bot":false,"public_flags":64}'\
        """),
    EMOJIS(
        "emojis",
        new Emoji(
            Rows.EMOJI.id(),
            Rows.GUILD_ID,
            "parrot",
            true,
            List.of(new RoleId(1), new RoleId(2)),
            Rows.PERSON.id()),
        """
        id=77 guild_id=1200000000000000001 name='parrot' animated=true
        role_ids=[1,2] creator_id=1400000000000000001\
        """),
    STICKERS(
        "stickers",
        Rows.STICKER,
        """
        id=79 guild_id=1200000000000000001 name='hello' description='says hello' tags='wave'
        format=1 creator_id=1400000000000000001\
        """),
    SCHEDULED_EVENTS(
        "scheduled_events",
        Rows.SCHEDULED_EVENT,
        """
        guild_id=1200000000000000001 id=83 channel_id=null location='the park'
        creator_id=1400000000000000001 name='picnic' description='bring food'
        starts_at='2024-01-01T00:00:00.123Z' ends_at='2024-01-01T01:00:00.123Z' status=1\
        """),
    EVENT_SUBSCRIBERS(
        "event_subscribers",
        Rows.EVENT_SUBSCRIBER,
        """
        guild_id=1200000000000000001 event_id=83 user_id=1400000000000000001\
        """),
    AUTO_MODERATION_RULES(
        "auto_moderation_rules",
        Rows.AUTO_MODERATION_RULE,
        """
        id=81 guild_id=1200000000000000001 creator_id=1400000000000000001 name='words' enabled=true
        trigger_type=1 trigger_metadata='{"keyword_filter":["bad*"],"regex_patterns":["b[a4]d"],\
        "allow_list":["badge"]}' actions='[{"type":1,"metadata":{"custom_message":"mind"}},\
        {"type":1,"metadata":{}},{"type":2,"metadata":{"channel_id":"1300000000000000002"}},\
        {"type":3,"metadata":{"duration_seconds":60}}]' exempt_role_ids=[1200000000000000002]
        exempt_channel_ids=[1300000000000000002]\
        """),
    AUDIT_LOG_ENTRIES(
        "audit_log_entries",
        Rows.AUDIT_LOG_ENTRY,
        """
        guild_id=1200000000000000001 id=1574619823856418818 action=13 user_id=1400000000000000001
        target_id=1300000000000000002 changes='[{"key":"allow","new_value":"1024"}]'
        options='{"id":"1200000000000000002","type":"0"}' reason='it was time' revision=17\
        """),
    PRIVATE_CHANNELS(
        "private_channels",
        Rows.DM,
        """
        id=1300000000000000010 type=1 name=null icon=null owner_id=null blocked=true revision=2
        recipients='[{"id":"1400000000000000001","username":"human","global_name":"A Human",\
        "avatar":"a_0123","bot":false,"public_flags":64,"hidden_until":null},\
        {"id":"1100000000000000001","username":"probebot","global_name":null,"avatar":null,\
        "bot":true,"public_flags":0,"hidden_until":"0"}]'\
        """),
    RELATIONSHIPS(
        "relationships",
        Rows.FRIEND,
        """
        user_id=1400000000000000001 other_id=1100000000000000001 type=1 nickname='pal'
        since='2024-01-01T00:00:00.123Z' username='probebot' global_name=null avatar=null bot=true
        public_flags=0\
        """),
    PROFILES(
        "profiles",
        Rows.PROFILE,
        """
        user_id=1400000000000000001 bio='I am human' pronouns='they/them' banner='a_4567'
        accent_color=16744448\
        """),
    PREFERENCES(
        "preferences",
        Rows.NOTE,
        """
        user_id=1400000000000000001 kind='NOTE' subject_id=1100000000000000001
        content='likes probes'\
        """);

    private final String table;
    private final Entity entity;
    private final Map<String, @Nullable Object> row;

    Sample(String table, Entity entity, String columns) {
      this.table = table;
      this.entity = entity;
      this.row = parse(columns);
    }

    private static Map<String, @Nullable Object> parse(String columns) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      Pattern.compile("(\\w+)=('[^']*'|\\S+)")
          .matcher(columns)
          .results()
          .forEach(column -> row.put(column.group(1), value(column.group(2))));
      return row;
    }

    private static @Nullable Object value(String text) {
      return switch (text) {
        case "null" -> null;
        case "true", "false" -> Boolean.valueOf(text);
        case "[]" -> List.of();
        default -> {
          String inside = text.substring(1, Math.max(1, text.length() - 1));
          yield switch (text.charAt(0)) {
            case '\'' -> inside;
            case '[' -> Stream.of(inside.split(",")).map(Long::valueOf).toList();
            default -> Long.valueOf(text);
          };
        }
      };
    }
  }

  @BeforeEach
  void configure() {
    transform.configure(Map.of("space.partitions", "64"));
  }

  @ParameterizedTest
  @EnumSource(Sample.class)
  void readsEveryColumnWhateverTheOperation(Sample sample) {
    for (String op : List.of("r", "c", "u")) {
      SourceRecord change = apply(op, sample.table, sample.row);

      assertThat(Topics.GUILD_CHANGES.values().decode((byte[]) change.value()))
          .isEqualTo(sample.entity);
      assertThat(Topics.GUILD_CHANGES.keys().decode((byte[]) change.key()))
          .isEqualTo(sample.entity.key());
    }
  }

  @ParameterizedTest
  @EnumSource(Sample.class)
  void findsTheKeyOfARowThatIsGone(Sample sample) {
    SourceRecord change = apply("d", sample.table, sample.row);

    assertThat(change.value()).isNull();
    assertThat(Topics.GUILD_CHANGES.keys().decode((byte[]) change.key()))
        .isEqualTo(sample.entity.key());
  }

  @ParameterizedTest
  @EnumSource(Sample.class)
  void setsAsideARowThatMissesAColumn(Sample sample) {
    for (String column : sample.row.keySet()) {
      Map<String, @Nullable Object> renamed = new LinkedHashMap<>(sample.row);
      renamed.remove(column);

      SourceRecord letter = apply("u", sample.table, renamed);

      assertThat(letter.topic()).as(column).isEqualTo(Topics.DEAD_LETTERS.name());
      assertThat(header(letter, "parley.topic")).isEqualTo("postgres." + sample.table);
      assertThat(header(letter, "parley.cause")).contains(column);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "[{}]", "[{\"id\":\"1\",\"type\":2,\"allow\":\"0\",\"deny\":\"0\"}]"})
  void setsAsideOverwritesThatMeanNothing(String overwrites) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>(Sample.CHANNELS.row);
    row.put("overwrites", overwrites);

    assertThat(apply("u", "channels", row).topic()).isEqualTo(Topics.DEAD_LETTERS.name());
  }

  @Test
  void usesThePartitionThatProducersAndTopologiesUse() {
    Random random = new Random(7);
    for (int i = 0; i < 1_000; i++) {
      SpaceId space = new SpaceId(random.nextLong());
      Map<String, @Nullable Object> row = new LinkedHashMap<>(Sample.GUILDS.row);
      row.put("id", space.value());

      assertThat(apply("u", "guilds", row).kafkaPartition())
          .as("space %s", space)
          .isEqualTo(LAYOUT.spacePartition(space));
    }
  }

  private SourceRecord apply(String op, String table, Map<String, @Nullable Object> columns) {
    Struct row = struct(columns);
    boolean gone = op.equals("d");
    Schema envelope =
        SchemaBuilder.struct()
            .field("before", row.schema())
            .field("after", row.schema())
            .field("source", SOURCE)
            .field("op", Schema.STRING_SCHEMA)
            .build();
    Struct value =
        new Struct(envelope)
            .put("before", gone ? row : null)
            .put("after", gone ? null : row)
            .put("source", new Struct(SOURCE).put("table", table))
            .put("op", op);
    SourceRecord applied =
        transform.apply(
            new SourceRecord(
                Map.of(), Map.of(), "postgres.public." + table, null, null, envelope, value));
    if (applied == null) {
      throw new AssertionError("the row was dropped");
    }
    return applied;
  }

  private static Struct struct(Map<String, @Nullable Object> columns) {
    SchemaBuilder schema = SchemaBuilder.struct().optional();
    columns.forEach((name, value) -> schema.field(name, type(value)));
    Struct row = new Struct(schema.build());
    columns.forEach(row::put);
    return row;
  }

  private static Schema type(@Nullable Object value) {
    return switch (value) {
      case Long ignored -> Schema.INT64_SCHEMA;
      case Boolean ignored -> Schema.BOOLEAN_SCHEMA;
      case List<?> ignored -> SchemaBuilder.array(Schema.OPTIONAL_INT64_SCHEMA).build();
      case null, default -> Schema.OPTIONAL_STRING_SCHEMA;
    };
  }

  private static String header(SourceRecord record, String name) {
    return new String((byte[]) record.headers().lastWithName(name).value(), StandardCharsets.UTF_8);
  }
}
