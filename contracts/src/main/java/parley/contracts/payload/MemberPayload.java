package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import parley.contracts.entity.Member;
import parley.contracts.entity.User;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.permission.Permissions;
import parley.contracts.presence.Presence;

/// A member of a guild, and the events about members.
public final class MemberPayload {
  private MemberPayload() {}

  public static void write(JsonGenerator json, Member member) throws IOException {
    json.writeStartObject();
    writeFields(json, member);
    json.writeEndObject();
  }

  /// As an interaction names one whose user stands elsewhere in it.
  public static void writeResolved(JsonGenerator json, Member member, long permissions)
      throws IOException {
    json.writeStartObject();
    fields(json, member);
    json.writeStringField("permissions", Permissions.text(permissions));
    json.writeEndObject();
  }

  /// The fields alone, for what adds some.
  static void writeFields(JsonGenerator json, Member member) throws IOException {
    userField(json, member.user());
    fields(json, member);
  }

  /// As an entry of a member list.
  static void writeWithPresence(JsonGenerator json, Member member, Presence presence, GuildId guild)
      throws IOException {
    json.writeStartObject();
    userField(json, member.user());
    fields(json, member);
    json.writeFieldName("presence");
    PresencePayload.write(json, presence, guild);
    json.writeEndObject();
  }

  /// As a part of what names the user beside it, as a message does.
  public static void writeWithoutUser(JsonGenerator json, Member member) throws IOException {
    json.writeStartObject();
    fields(json, member);
    json.writeEndObject();
  }

  /// `GUILD_MEMBER_ADD` and `GUILD_MEMBER_UPDATE`.
  public static void writeEvent(JsonGenerator json, Member member) throws IOException {
    json.writeStartObject();
    Json.id(json, "guild_id", member.guild().value());
    userField(json, member.user());
    fields(json, member);
    json.writeEndObject();
  }

  /// `GUILD_MEMBER_REMOVE`.
  public static void writeRemoval(JsonGenerator json, GuildId guild, User user) throws IOException {
    json.writeStartObject();
    Json.id(json, "guild_id", guild.value());
    userField(json, user);
    json.writeEndObject();
  }

  /// `GUILD_MEMBERS_CHUNK`.
  public static void writeChunk(JsonGenerator json, MemberChunk chunk) throws IOException {
    json.writeStartObject();
    Json.id(json, "guild_id", chunk.guild().value());
    json.writeArrayFieldStart("members");
    for (Member member : chunk.members()) {
      write(json, member);
    }
    json.writeEndArray();
    json.writeNumberField("chunk_index", chunk.index());
    json.writeNumberField("chunk_count", chunk.count());
    json.writeArrayFieldStart("not_found");
    for (UserId user : chunk.notFound()) {
      json.writeString(user.toString());
    }
    json.writeEndArray();
    if (chunk.presences() != null) {
      json.writeArrayFieldStart("presences");
      for (Presence presence : chunk.presences()) {
        PresencePayload.write(json, presence, chunk.guild());
      }
      json.writeEndArray();
    }
    if (chunk.nonce() != null) {
      json.writeStringField("nonce", chunk.nonce());
    }
    json.writeEndObject();
  }

  private static void userField(JsonGenerator json, User user) throws IOException {
    json.writeFieldName("user");
    UserPayload.write(json, user);
  }

  private static void fields(JsonGenerator json, Member member) throws IOException {
    Json.textOrNull(json, "nick", member.nick());
    Json.nulls(json, "avatar", "banner", "avatar_decoration_data", "collectibles");
    Json.roleIds(json, "roles", member.roles());
    Json.time(json, "joined_at", member.joinedAt());
    json.writeNullField("premium_since");
    json.writeBooleanField("deaf", member.deaf());
    json.writeBooleanField("mute", member.mute());
    json.writeNumberField("flags", member.flags());
    json.writeBooleanField("pending", member.pending());
    Json.timeOrNull(json, "communication_disabled_until", member.communicationDisabledUntil());
  }
}
