package parley.contracts.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import parley.contracts.entity.Account;
import parley.contracts.entity.AuditLogEntry;
import parley.contracts.entity.AutoModRule;
import parley.contracts.entity.Ban;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.Credential;
import parley.contracts.entity.Emoji;
import parley.contracts.entity.EventSubscriber;
import parley.contracts.entity.Expressions;
import parley.contracts.entity.ForumTag;
import parley.contracts.entity.ForumTraits;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Member;
import parley.contracts.entity.Membership;
import parley.contracts.entity.Overwrite;
import parley.contracts.entity.Preference;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.entity.Profile;
import parley.contracts.entity.Recipient;
import parley.contracts.entity.Relationship;
import parley.contracts.entity.Role;
import parley.contracts.entity.ScheduledEvent;
import parley.contracts.entity.Sticker;
import parley.contracts.entity.ThreadDefaults;
import parley.contracts.entity.ThreadMember;
import parley.contracts.entity.ThreadTraits;
import parley.contracts.entity.User;
import parley.contracts.entity.Webhook;
import parley.contracts.id.AuditLogEntryId;
import parley.contracts.id.AutoModRuleId;
import parley.contracts.id.ChannelId;
import parley.contracts.id.CredentialId;
import parley.contracts.id.EmojiId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.id.RoleId;
import parley.contracts.id.ScheduledEventId;
import parley.contracts.id.StickerId;
import parley.contracts.id.UserId;
import parley.contracts.id.WebhookId;
import parley.contracts.voice.Placement;
import parley.contracts.voice.RouterId;
import parley.contracts.voice.VoiceState;

/// Sample rows of one guild and two users.
public final class Rows {
  public static final Instant JOINED = Instant.parse("2024-01-01T00:00:00.123Z");

  public static final GuildId GUILD_ID = new GuildId(1200000000000000001L);
  public static final ChannelId CHANNEL_ID = new ChannelId(1300000000000000002L);
  public static final ChannelId CATEGORY_ID = new ChannelId(1300000000000000001L);
  public static final RoleId ROLE_ID = new RoleId(1200000000000000002L);

  public static final User PERSON =
      new User(new UserId(1400000000000000001L), "human", "A Human", "a_0123", false, 64);
  public static final User BOT =
      new User(new UserId(1100000000000000001L), "probebot", null, null, true, 0);

  public static final Guild GUILD =
      new Guild(
          GUILD_ID,
          "Probe Guild",
          "icon",
          PERSON.id(),
          CHANNEL_ID,
          new ChannelId(1300000000000000003L),
          300,
          1,
          1,
          2,
          1,
          3,
          "A guild for probes",
          "de",
          4,
          3,
          17,
          true);
  public static final Guild PLAIN_GUILD =
      new Guild(
          GUILD_ID, "g", null, BOT.id(), null, null, 60, 0, 0, 0, 0, 0, null, "en-US", 0, 1, 1,
          false);

  public static final Channel TEXT =
      new Channel(
          CHANNEL_ID,
          GUILD_ID,
          ChannelType.TEXT,
          "general",
          "What we talk about",
          2,
          CATEGORY_ID,
          true,
          5,
          List.of(
              new Overwrite(ROLE_ID.value(), Overwrite.Target.ROLE, 1024, 2048),
              new Overwrite(BOT.id().value(), Overwrite.Target.MEMBER, 0, 1L << 52)),
          0,
          0,
          1);
  public static final Channel CATEGORY = channel(CATEGORY_ID, ChannelType.CATEGORY);
  public static final Channel VOICE =
      new Channel(
          new ChannelId(1300000000000000003L),
          GUILD_ID,
          ChannelType.VOICE,
          "voice",
          null,
          0,
          null,
          false,
          0,
          List.of(),
          64000,
          10,
          0);
  public static final Channel FORUM =
      channel(new ChannelId(1300000000000000004L), ChannelType.FORUM);

  public static final Channel FULL_FORUM =
      new Channel(
          FORUM.id(),
          GUILD_ID,
          ChannelType.FORUM,
          "forum",
          "What we ask",
          1,
          CATEGORY_ID,
          false,
          0,
          List.of(),
          0,
          0,
          Channel.REQUIRE_TAG,
          new ThreadDefaults(4320, 5),
          new ForumTraits(
              List.of(
                  new ForumTag(1, "solved", true, null, "\u2705"),
                  new ForumTag(2, "bug", false, 1500000000000000001L, null)),
              1500000000000000001L,
              "\uD83D\uDC4B",
              1,
              2),
          null);
  public static final Channel THREAD =
      thread(new ChannelId(1300000000000000005L), ChannelType.PUBLIC_THREAD, false);
  public static final Channel PRIVATE_THREAD =
      thread(new ChannelId(1300000000000000006L), ChannelType.PRIVATE_THREAD, true);
  public static final ThreadMember THREAD_MEMBER =
      new ThreadMember(GUILD_ID, THREAD.id(), PERSON.id(), JOINED, 1);

  public static final Webhook WEBHOOK =
      new Webhook(GUILD_ID, new WebhookId(1600000000000000001L), CHANNEL_ID);

  public static final Role EVERYONE =
      new Role(
          GUILD_ID.everyoneRole(), GUILD_ID, "@everyone", 0, false, 0, 0, false, false, null, 0);
  public static final Role BOT_ROLE =
      new Role(
          ROLE_ID,
          GUILD_ID,
          "probebot",
          0xFF8000,
          true,
          3,
          1071698660929L,
          true,
          true,
          BOT.id(),
          1);

  public static final Member MEMBER =
      new Member(
          GUILD_ID,
          PERSON,
          "nick",
          List.of(ROLE_ID, new RoleId(1200000000000000003L)),
          JOINED,
          true,
          true,
          2,
          true,
          Instant.parse("2027-01-01T00:00:00Z"));
  public static final Member PLAIN_MEMBER =
      new Member(GUILD_ID, BOT, null, List.of(), JOINED, false, false, 0, false, null);

  public static final Account ACCOUNT =
      new Account(PERSON, "h@example.org", true, "de", 0, null, 3);
  public static final Account BOT_ACCOUNT =
      new Account(BOT, null, true, "en-US", 1 << 18, BOT.id(), 0);

  public static final Membership MEMBERSHIP = new Membership(PERSON.id(), GUILD_ID, JOINED);

  public static final Credential CREDENTIAL =
      new Credential(
          PERSON.id(),
          new CredentialId(1574619823856418817L),
          JOINED,
          Instant.parse("2027-01-01T00:00:00Z"));
  public static final Credential LASTING_CREDENTIAL =
      new Credential(BOT.id(), new CredentialId(7), JOINED, null);

  public static final Ban BAN = new Ban(GUILD_ID, PERSON);

  public static final AuditLogEntry AUDIT_LOG_ENTRY =
      new AuditLogEntry(
          GUILD_ID,
          new AuditLogEntryId(1574619823856418818L),
          13,
          PERSON.id(),
          CHANNEL_ID.value(),
          "[{\"key\":\"allow\",\"new_value\":\"1024\"}]",
          "{\"id\":\"1200000000000000002\",\"type\":\"0\"}",
          "it was time",
          17);
  public static final AuditLogEntry PLAIN_AUDIT_LOG_ENTRY =
      new AuditLogEntry(GUILD_ID, new AuditLogEntryId(8), 21, BOT.id(), null, "[]", null, null, 1);

  public static final PrivateChannel DM =
      new PrivateChannel(
          new ChannelId(1300000000000000010L),
          ChannelType.DM,
          null,
          null,
          null,
          List.of(new Recipient(PERSON, null), new Recipient(BOT, new MessageId(0))),
          true,
          2);
  public static final PrivateChannel GROUP =
      new PrivateChannel(
          new ChannelId(1300000000000000011L),
          ChannelType.GROUP_DM,
          "friends",
          "icon",
          PERSON.id(),
          List.of(new Recipient(PERSON, null)),
          false,
          7);

  public static final Relationship FRIEND =
      new Relationship(PERSON.id(), BOT, Relationship.Type.FRIEND, "pal", JOINED);
  public static final Relationship REQUEST =
      new Relationship(PERSON.id(), BOT, Relationship.Type.INCOMING_REQUEST, null, JOINED);
  public static final Profile PROFILE =
      new Profile(PERSON.id(), "I am human", "they/them", "a_4567", 0xFF8000);
  public static final Preference NOTE =
      new Preference(PERSON.id(), Preference.Kind.NOTE, BOT.id().value(), "likes probes");
  public static final Preference SETTINGS =
      new Preference(PERSON.id(), Preference.Kind.SETTINGS, 0, "{}");
  public static final Preference GUILD_SETTINGS =
      new Preference(PERSON.id(), Preference.Kind.GUILD_SETTINGS, GUILD_ID.value(), "{}");

  public static final VoiceState VOICE_STATE =
      new VoiceState(
          GUILD_ID,
          VOICE.id(),
          PERSON.id(),
          "session",
          true,
          false,
          false,
          false,
          true,
          false,
          new Placement(new RouterId(3), 1_700_000, "127.0.0.1:18086", 17),
          true,
          1_700_001);

  public static final Emoji EMOJI =
      new Emoji(new EmojiId(77), GUILD_ID, "parrot", true, List.of(ROLE_ID), PERSON.id());
  public static final Emoji PLAIN_EMOJI =
      new Emoji(new EmojiId(78), GUILD_ID, "wave", false, List.of(), PERSON.id());
  public static final Sticker STICKER =
      new Sticker(
          new StickerId(79), GUILD_ID, "hello", "says hello", "wave", Sticker.PNG, PERSON.id());
  public static final Sticker PLAIN_STICKER =
      new Sticker(new StickerId(80), GUILD_ID, "bye", null, "wave", Sticker.GIF, PERSON.id());
  public static final Expressions EXPRESSIONS =
      new Expressions(List.of(EMOJI, PLAIN_EMOJI), List.of(STICKER, PLAIN_STICKER));

  public static final AutoModRule AUTO_MODERATION_RULE =
      new AutoModRule(
          new AutoModRuleId(81),
          GUILD_ID,
          PERSON.id(),
          "words",
          true,
          new AutoModRule.Keywords(List.of("bad*"), List.of("b[a4]d"), List.of("badge")),
          List.of(
              new AutoModRule.Block("mind"),
              new AutoModRule.Block(null),
              new AutoModRule.Alert(CHANNEL_ID),
              new AutoModRule.TimeOut(Duration.ofMinutes(1))),
          List.of(ROLE_ID),
          List.of(CHANNEL_ID));

  public static final ScheduledEvent SCHEDULED_EVENT =
      new ScheduledEvent(
          new ScheduledEventId(83),
          GUILD_ID,
          null,
          "the park",
          PERSON.id(),
          "picnic",
          "bring food",
          JOINED,
          JOINED.plusSeconds(3600),
          ScheduledEvent.Status.SCHEDULED);
  public static final ScheduledEvent PLAIN_SCHEDULED_EVENT =
      new ScheduledEvent(
          new ScheduledEventId(84),
          GUILD_ID,
          CHANNEL_ID,
          null,
          PERSON.id(),
          "talk",
          null,
          JOINED,
          null,
          ScheduledEvent.Status.ACTIVE);
  public static final EventSubscriber EVENT_SUBSCRIBER =
      new EventSubscriber(GUILD_ID, SCHEDULED_EVENT.id(), PERSON.id());

  /// A rule with another trigger.
  public static AutoModRule autoModRule(AutoModRule.Trigger trigger) {
    return new AutoModRule(
        new AutoModRuleId(82),
        GUILD_ID,
        PERSON.id(),
        "other",
        false,
        trigger,
        List.of(),
        List.of(),
        List.of());
  }

  private Rows() {}

  private static Channel thread(ChannelId id, ChannelType type, boolean archived) {
    return new Channel(
        id,
        GUILD_ID,
        type,
        "a thread",
        null,
        0,
        CHANNEL_ID,
        false,
        10,
        List.of(),
        0,
        0,
        Channel.PINNED,
        ThreadDefaults.NONE,
        null,
        new ThreadTraits(
            PERSON.id(), JOINED, archived, JOINED, 1440, archived, true, 2, List.of(1L, 2L)));
  }

  private static Channel channel(ChannelId id, ChannelType type) {
    return new Channel(id, GUILD_ID, type, "c", null, 0, null, false, 0, List.of(), 0, 0, 0);
  }
}
