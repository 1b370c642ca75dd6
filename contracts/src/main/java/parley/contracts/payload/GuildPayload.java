package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Expressions;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Member;
import parley.contracts.entity.Role;
import parley.contracts.entity.ScheduledEvent;
import parley.contracts.id.GuildId;
import parley.contracts.permission.Permissions;
import parley.contracts.presence.Presence;
import parley.contracts.voice.VoiceState;

/// A guild, and the events about guilds.
public final class GuildPayload {
  private GuildPayload() {}

  /// The guild of REST answers and of `GUILD_UPDATE`.
  public static void write(
      JsonGenerator json, Guild guild, List<Role> roles, Expressions expressions)
      throws IOException {
    json.writeStartObject();
    fields(json, guild);
    collections(json, roles, expressions);
    json.writeEndObject();
  }

  /// As `with_counts=true` asks for it.
  ///
  /// @param presences how many members are online, about
  public static void writeWithCounts(
      JsonGenerator json, Guild guild, List<Role> roles, Expressions expressions, int presences)
      throws IOException {
    json.writeStartObject();
    fields(json, guild);
    collections(json, roles, expressions);
    json.writeNumberField("approximate_member_count", guild.memberCount());
    json.writeNumberField("approximate_presence_count", presences);
    json.writeEndObject();
  }

  /// The guild in a user's list of guilds.
  ///
  /// @param owner whether the user owns it
  /// @param permissions the user's in the guild as a whole
  public static void writeSummary(JsonGenerator json, Guild guild, boolean owner, long permissions)
      throws IOException {
    json.writeStartObject();
    Json.id(json, "id", guild.id().value());
    json.writeStringField("name", guild.name());
    Json.textOrNull(json, "icon", guild.icon());
    json.writeNullField("banner");
    json.writeBooleanField("owner", owner);
    json.writeStringField("permissions", Permissions.text(permissions));
    Json.emptyArrays(json, "features");
    json.writeEndObject();
  }

  /// `GUILD_CREATE` for bots.
  public static void writeCreation(JsonGenerator json, GuildCreation creation) throws IOException {
    json.writeStartObject();
    fields(json, creation.guild());
    creationFields(json, creation);
    json.writeEndObject();
  }

  /// `GUILD_CREATE`, and the guilds of `READY`, for people's clients: they read the guild's own
  /// fields in `properties`.
  public static void writeUserCreation(JsonGenerator json, GuildCreation creation)
      throws IOException {
    json.writeStartObject();
    fields(json, creation.guild());
    creationFields(json, creation);
    json.writeStringField("data_mode", "full");
    json.writeObjectFieldStart("properties");
    fields(json, creation.guild());
    json.writeEndObject();
    json.writeEndObject();
  }

  /// An entry of a bot's `READY`: the guild follows in its own event.
  public static void writeUnavailable(JsonGenerator json, GuildId guild) throws IOException {
    json.writeStartObject();
    Json.id(json, "id", guild.value());
    json.writeBooleanField("unavailable", true);
    json.writeEndObject();
  }

  /// `GUILD_DELETE`, for who is no member any longer.
  public static void writeRemoval(JsonGenerator json, GuildId guild) throws IOException {
    json.writeStartObject();
    Json.id(json, "id", guild.value());
    json.writeEndObject();
  }

  private static void fields(JsonGenerator json, Guild guild) throws IOException {
    Json.id(json, "id", guild.id().value());
    json.writeStringField("name", guild.name());
    Json.textOrNull(json, "icon", guild.icon());
    Json.textOrNull(json, "description", guild.description());
    Json.id(json, "owner_id", guild.owner().value());
    Json.idOrNull(json, "system_channel_id", guild.systemChannel());
    json.writeNumberField("system_channel_flags", guild.systemChannelFlags());
    Json.idOrNull(json, "afk_channel_id", guild.afkChannel());
    json.writeNumberField("afk_timeout", guild.afkTimeoutSeconds());
    json.writeNumberField("verification_level", guild.verificationLevel());
    json.writeNumberField("default_message_notifications", guild.defaultMessageNotifications());
    json.writeNumberField("explicit_content_filter", guild.explicitContentFilter());
    json.writeNumberField("mfa_level", guild.mfaLevel());
    json.writeNumberField("nsfw_level", guild.nsfwLevel());
    json.writeStringField("preferred_locale", guild.preferredLocale());
    constants(json);
  }

  private static void constants(JsonGenerator json) throws IOException {
    json.writeStringField("region", "deprecated");
    json.writeBooleanField("nsfw", false);
    json.writeBooleanField("widget_enabled", false);
    json.writeNumberField("premium_tier", 0);
    json.writeNumberField("premium_subscription_count", 0);
    json.writeBooleanField("premium_progress_bar_enabled", false);
    json.writeNumberField("max_members", 500_000);
    json.writeNumberField("max_video_channel_users", 25);
    json.writeNumberField("max_stage_video_channel_users", 50);
    Json.emptyArrays(json, "features");
    Json.nulls(
        json,
        "icon_hash",
        "splash",
        "discovery_splash",
        "banner",
        "home_header",
        "hub_type",
        "application_id",
        "widget_channel_id",
        "rules_channel_id",
        "public_updates_channel_id",
        "safety_alerts_channel_id",
        "max_presences",
        "vanity_url_code",
        "incidents_data",
        "latest_onboarding_question_id");
  }

  private static void collections(JsonGenerator json, List<Role> roles, Expressions expressions)
      throws IOException {
    json.writeArrayFieldStart("roles");
    for (Role role : roles) {
      RolePayload.write(json, role);
    }
    json.writeEndArray();
    ExpressionPayload.writeFields(json, expressions);
  }

  private static void creationFields(JsonGenerator json, GuildCreation creation)
      throws IOException {
    collections(json, creation.roles(), creation.expressions());
    Json.time(json, "joined_at", creation.joinedAt());
    json.writeBooleanField("large", creation.large());
    json.writeBooleanField("unavailable", false);
    json.writeNumberField("member_count", creation.guild().memberCount());
    json.writeArrayFieldStart("members");
    for (Member member : creation.members()) {
      MemberPayload.write(json, member);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("channels");
    for (Channel channel : creation.channels()) {
      ChannelPayload.write(json, channel);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("threads");
    for (ThreadView thread : creation.threads()) {
      ThreadPayload.write(json, thread);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("presences");
    for (Presence presence : creation.presences()) {
      PresencePayload.write(json, presence, creation.guild().id());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("voice_states");
    for (VoiceState state : creation.voiceStates()) {
      VoicePayload.write(json, state);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("guild_scheduled_events");
    for (ScheduledEvent event : creation.events()) {
      ScheduledEventPayload.write(json, event);
    }
    json.writeEndArray();
    Json.emptyArrays(json, "stage_instances", "soundboard_sounds", "embedded_activities");
    json.writeObjectFieldStart("application_command_counts");
    json.writeEndObject();
    json.writeBooleanField("lazy", true);
    json.writeNumberField("version", creation.guild().revision());
  }
}
