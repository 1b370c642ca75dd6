package parley.connect.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Account;
import parley.contracts.entity.AuditLogEntry;
import parley.contracts.entity.AutoModRule;
import parley.contracts.entity.Ban;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.Credential;
import parley.contracts.entity.Emoji;
import parley.contracts.entity.Entity;
import parley.contracts.entity.EntityKey;
import parley.contracts.entity.EntityKind;
import parley.contracts.entity.EventSubscriber;
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
import parley.contracts.json.AutoModJson;
import parley.contracts.space.SpaceId;

/// Rows of the tables that ingress lays out (its first migration) as entities. A column has the
/// name of the record's component.
final class EntityRows {
  /// The tables that are entities; others are none of ours.
  static final Set<String> TABLES =
      Set.of(
          "users",
          "credentials",
          "guilds",
          "channels",
          "threads",
          "thread_members",
          "webhooks",
          "roles",
          "members",
          "memberships",
          "audit_log_entries",
          "bans",
          "emojis",
          "stickers",
          "auto_moderation_rules",
          "scheduled_events",
          "event_subscribers",
          "private_channels",
          "relationships",
          "profiles",
          "preferences");

  private static final ObjectMapper JSON = new ObjectMapper();

  private EntityRows() {}

  /// The key of a row, of which the primary key's columns suffice.
  static EntityKey key(String table, Struct struct) {
    RowReader row = new RowReader(struct);
    return switch (table) {
      case "users" -> key(row.id("id"), EntityKind.ACCOUNT, row.id("id"));
      case "credentials" -> key(row.id("user_id"), EntityKind.CREDENTIAL, row.id("id"));
      case "guilds" -> key(row.id("id"), EntityKind.GUILD, row.id("id"));
      case "channels" -> key(row.id("guild_id"), EntityKind.CHANNEL, row.id("id"));
      case "threads" -> key(row.id("guild_id"), EntityKind.THREAD, row.id("id"));
      case "thread_members" ->
          new EntityKey(
              new SpaceId(row.id("guild_id")),
              EntityKind.THREAD_MEMBER,
              row.id("thread_id"),
              row.id("user_id"));
      case "webhooks" -> key(row.id("guild_id"), EntityKind.WEBHOOK, row.id("id"));
      case "roles" -> key(row.id("guild_id"), EntityKind.ROLE, row.id("id"));
      case "members" -> key(row.id("guild_id"), EntityKind.MEMBER, row.id("user_id"));
      case "memberships" -> key(row.id("user_id"), EntityKind.MEMBERSHIP, row.id("guild_id"));
      case "bans" -> key(row.id("guild_id"), EntityKind.BAN, row.id("user_id"));
      case "emojis" -> key(row.id("guild_id"), EntityKind.EMOJI, row.id("id"));
      case "stickers" -> key(row.id("guild_id"), EntityKind.STICKER, row.id("id"));
      case "scheduled_events" -> key(row.id("guild_id"), EntityKind.SCHEDULED_EVENT, row.id("id"));
      case "event_subscribers" ->
          new EntityKey(
              new SpaceId(row.id("guild_id")),
              EntityKind.EVENT_SUBSCRIBER,
              row.id("event_id"),
              row.id("user_id"));
      case "auto_moderation_rules" ->
          key(row.id("guild_id"), EntityKind.AUTO_MODERATION_RULE, row.id("id"));
      case "audit_log_entries" -> key(row.id("guild_id"), EntityKind.AUDIT_LOG_ENTRY, row.id("id"));
      case "private_channels" -> key(row.id("id"), EntityKind.PRIVATE_CHANNEL, row.id("id"));
      case "relationships" -> key(row.id("user_id"), EntityKind.RELATIONSHIP, row.id("other_id"));
      case "profiles" -> key(row.id("user_id"), EntityKind.PROFILE, row.id("user_id"));
      case "preferences" ->
          key(row.id("user_id"), preferenceKind(row).entityKind(), row.id("subject_id"));
      default -> throw new DataException("not a table of entities: " + table);
    };
  }

  /// The whole row.
  static Entity entity(String table, Struct struct) {
    RowReader row = new RowReader(struct);
    return switch (table) {
      case "users" -> account(row);
      case "credentials" ->
          new Credential(
              new UserId(row.id("user_id")),
              new CredentialId(row.id("id")),
              row.instant("created_at"),
              row.instantOrNull("expires_at"));
      case "guilds" -> guild(row);
      case "channels" -> channel(row);
      case "threads" -> ThreadRows.thread(row);
      case "thread_members" -> ThreadRows.member(row);
      case "webhooks" ->
          new Webhook(
              new GuildId(row.id("guild_id")),
              new WebhookId(row.id("id")),
              new ChannelId(row.id("channel_id")));
      case "roles" -> role(row);
      case "members" -> member(row);
      case "memberships" ->
          new Membership(
              new UserId(row.id("user_id")),
              new GuildId(row.id("guild_id")),
              row.instant("joined_at"));
      case "bans" -> new Ban(new GuildId(row.id("guild_id")), user(tree(row.text("profile"))));
      case "emojis" ->
          new Emoji(
              new EmojiId(row.id("id")),
              new GuildId(row.id("guild_id")),
              row.text("name"),
              row.flag("animated"),
              row.ids("role_ids").stream().map(RoleId::new).toList(),
              new UserId(row.id("creator_id")));
      case "stickers" ->
          new Sticker(
              new StickerId(row.id("id")),
              new GuildId(row.id("guild_id")),
              row.text("name"),
              row.textOrNull("description"),
              row.text("tags"),
              row.number("format"),
              new UserId(row.id("creator_id")));
      case "scheduled_events" -> scheduledEvent(row);
      case "event_subscribers" ->
          new EventSubscriber(
              new GuildId(row.id("guild_id")),
              new ScheduledEventId(row.id("event_id")),
              new UserId(row.id("user_id")));
      case "auto_moderation_rules" -> autoModRule(row);
      case "audit_log_entries" -> auditLogEntry(row);
      case "private_channels" -> privateChannel(row);
      case "relationships" -> relationship(row);
      case "profiles" ->
          new Profile(
              new UserId(row.id("user_id")),
              row.text("bio"),
              row.text("pronouns"),
              row.textOrNull("banner"),
              row.numberOrNull("accent_color"));
      case "preferences" ->
          new Preference(
              new UserId(row.id("user_id")),
              preferenceKind(row),
              row.id("subject_id"),
              row.text("content"));
      default -> throw new DataException("not a table of entities: " + table);
    };
  }

  private static EntityKey key(long space, EntityKind kind, long id) {
    return new EntityKey(new SpaceId(space), kind, id);
  }

  private static Account account(RowReader row) {
    return new Account(
        user(row, "id"),
        row.textOrNull("email"),
        row.flag("verified"),
        row.text("locale"),
        row.id("application_flags"),
        user(row.idOrNull("application_id")),
        row.id("revision"));
  }

  private static User user(RowReader row, String idColumn) {
    return new User(
        new UserId(row.id(idColumn)),
        row.text("username"),
        row.textOrNull("global_name"),
        row.textOrNull("avatar"),
        row.flag("bot"),
        row.id("public_flags"));
  }

  private static Guild guild(RowReader row) {
    return new Guild(
        new GuildId(row.id("id")),
        row.text("name"),
        row.textOrNull("icon"),
        new UserId(row.id("owner_id")),
        channel(row.idOrNull("system_channel_id")),
        channel(row.idOrNull("afk_channel_id")),
        row.number("afk_timeout_seconds"),
        row.number("verification_level"),
        row.number("default_message_notifications"),
        row.number("explicit_content_filter"),
        row.number("mfa_level"),
        row.number("nsfw_level"),
        row.textOrNull("description"),
        row.text("preferred_locale"),
        row.number("system_channel_flags"),
        row.number("member_count"),
        row.id("revision"),
        row.flag("deleted"));
  }

  private static Channel channel(RowReader row) {
    int type = row.number("type");
    return new Channel(
        new ChannelId(row.id("id")),
        new GuildId(row.id("guild_id")),
        ChannelType.of(type).orElseThrow(() -> new DataException("unknown channel type " + type)),
        row.text("name"),
        row.textOrNull("topic"),
        row.number("position"),
        channel(row.idOrNull("parent_id")),
        row.flag("nsfw"),
        row.number("rate_limit_per_user_seconds"),
        overwrites(row.text("overwrites")),
        row.number("bitrate"),
        row.number("user_limit"),
        row.id("flags"),
        ThreadRows.defaults(row),
        ThreadRows.forum(row),
        null);
  }

  private static Role role(RowReader row) {
    return new Role(
        new RoleId(row.id("id")),
        new GuildId(row.id("guild_id")),
        row.text("name"),
        row.number("color"),
        row.flag("hoist"),
        row.number("position"),
        row.id("permissions"),
        row.flag("managed"),
        row.flag("mentionable"),
        user(row.idOrNull("bot_id")),
        row.id("flags"));
  }

  private static Member member(RowReader row) {
    return new Member(
        new GuildId(row.id("guild_id")),
        user(row, "user_id"),
        row.textOrNull("nick"),
        row.ids("role_ids").stream().map(RoleId::new).toList(),
        row.instant("joined_at"),
        row.flag("deaf"),
        row.flag("mute"),
        row.id("flags"),
        row.flag("pending"),
        row.instantOrNull("communication_disabled_until"));
  }

  private static AuditLogEntry auditLogEntry(RowReader row) {
    return new AuditLogEntry(
        new GuildId(row.id("guild_id")),
        new AuditLogEntryId(row.id("id")),
        row.number("action"),
        new UserId(row.id("user_id")),
        row.idOrNull("target_id"),
        row.text("changes"),
        row.textOrNull("options"),
        row.textOrNull("reason"),
        row.id("revision"));
  }

  private static ScheduledEvent scheduledEvent(RowReader row) {
    int status = row.number("status");
    return new ScheduledEvent(
        new ScheduledEventId(row.id("id")),
        new GuildId(row.id("guild_id")),
        channel(row.idOrNull("channel_id")),
        row.textOrNull("location"),
        new UserId(row.id("creator_id")),
        row.text("name"),
        row.textOrNull("description"),
        row.instant("starts_at"),
        row.instantOrNull("ends_at"),
        ScheduledEvent.Status.of(status)
            .orElseThrow(() -> new DataException("unknown status of an event: " + status)));
  }

  private static AutoModRule autoModRule(RowReader row) {
    return new AutoModRule(
        new AutoModRuleId(row.id("id")),
        new GuildId(row.id("guild_id")),
        new UserId(row.id("creator_id")),
        row.text("name"),
        row.flag("enabled"),
        AutoModJson.trigger(row.number("trigger_type"), row.text("trigger_metadata")),
        AutoModJson.actions(row.text("actions")),
        row.ids("exempt_role_ids").stream().map(RoleId::new).toList(),
        row.ids("exempt_channel_ids").stream().map(ChannelId::new).toList());
  }

  private static PrivateChannel privateChannel(RowReader row) {
    int type = row.number("type");
    return new PrivateChannel(
        new ChannelId(row.id("id")),
        ChannelType.of(type).orElseThrow(() -> new DataException("unknown channel type " + type)),
        row.textOrNull("name"),
        row.textOrNull("icon"),
        user(row.idOrNull("owner_id")),
        recipients(row.text("recipients")),
        row.flag("blocked"),
        row.id("revision"));
  }

  private static Relationship relationship(RowReader row) {
    int type = row.number("type");
    return new Relationship(
        new UserId(row.id("user_id")),
        user(row, "other_id"),
        Relationship.Type.of(type)
            .orElseThrow(() -> new DataException("unknown relationship " + type)),
        row.textOrNull("nickname"),
        row.instant("since"));
  }

  private static Preference.Kind preferenceKind(RowReader row) {
    String kind = row.text("kind");
    for (Preference.Kind known : Preference.Kind.values()) {
      if (known.name().equals(kind)) {
        return known;
      }
    }
    throw new DataException("unknown kind of a preference: " + kind);
  }

  private static List<Recipient> recipients(String json) {
    List<Recipient> recipients = new ArrayList<>();
    for (JsonNode recipient : tree(json)) {
      recipients.add(
          new Recipient(
              user(recipient),
              recipient.hasNonNull("hidden_until")
                  ? new MessageId(Long.parseUnsignedLong(recipient.get("hidden_until").asText()))
                  : null));
    }
    return recipients;
  }

  /// The public part of a user in a column of JSON.
  private static User user(JsonNode json) {
    return new User(
        new UserId(Long.parseUnsignedLong(json.get("id").asText())),
        json.get("username").asText(),
        json.path("global_name").textValue(),
        json.path("avatar").textValue(),
        json.path("bot").asBoolean(),
        json.path("public_flags").asLong());
  }

  private static List<Overwrite> overwrites(String json) {
    List<Overwrite> overwrites = new ArrayList<>();
    for (JsonNode overwrite : tree(json)) {
      overwrites.add(
          new Overwrite(
              Long.parseUnsignedLong(overwrite.get("id").asText()),
              target(overwrite.get("type").asInt(-1)),
              Long.parseUnsignedLong(overwrite.get("allow").asText()),
              Long.parseUnsignedLong(overwrite.get("deny").asText())));
    }
    return overwrites;
  }

  private static Overwrite.Target target(int type) {
    return switch (type) {
      case 0 -> Overwrite.Target.ROLE;
      case 1 -> Overwrite.Target.MEMBER;
      default -> throw new DataException("unknown type of overwrite: " + type);
    };
  }

  static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new DataException("a column is not JSON", e);
    }
  }

  private static @Nullable ChannelId channel(@Nullable Long id) {
    return id == null ? null : new ChannelId(id);
  }

  private static @Nullable UserId user(@Nullable Long id) {
    return id == null ? null : new UserId(id);
  }
}
