package parley.gateway.hub;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import parley.contracts.edge.Conversation;
import parley.contracts.entity.Account;
import parley.contracts.entity.Preference;
import parley.contracts.entity.Profile;
import parley.contracts.entity.Relationship;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.payload.AccountPayload;
import parley.contracts.payload.GuildCreation;
import parley.contracts.payload.GuildPayload;
import parley.contracts.payload.MemberPayload;
import parley.contracts.payload.PreferencePayload;
import parley.contracts.payload.PresencePayload;
import parley.contracts.payload.PrivateChannelPayload;
import parley.contracts.payload.ReadStatePayload;
import parley.contracts.payload.RelationshipPayload;
import parley.contracts.payload.UserPayload;
import parley.contracts.presence.Presence;
import parley.contracts.user.ReadState;
import parley.gateway.frame.ClientFrame;
import parley.gateway.session.Seat;
import parley.gateway.space.PersonalState;

/// The `d` of READY. Bots get the names of their guilds, which follow each in an event of its own;
/// people's clients get their guilds whole.
///
/// @param gatewayUrl where to resume
record ReadyPayload(String gatewayUrl) {
  private static final int VERSION = 10;

  void writeForBot(
      JsonGenerator json, Seat seat, Account account, Profile profile, List<GuildId> guilds)
      throws IOException {
    json.writeStartObject();
    common(json, seat, account, profile, List.of());
    json.writeArrayFieldStart("relationships");
    json.writeEndArray();
    json.writeArrayFieldStart("private_channels");
    json.writeEndArray();
    json.writeArrayFieldStart("guilds");
    for (GuildId guild : guilds) {
      GuildPayload.writeUnavailable(json, guild);
    }
    json.writeEndArray();
    UserId application =
        account.applicationId() == null ? account.user().id() : account.applicationId();
    json.writeObjectFieldStart("application");
    json.writeStringField("id", application.toString());
    json.writeNumberField("flags", account.applicationFlags());
    json.writeEndObject();
    json.writeObjectFieldStart("user_settings");
    json.writeEndObject();
    json.writeEndObject();
  }

  void writeForPerson(
      JsonGenerator json,
      Seat seat,
      Account account,
      List<GuildCreation> guilds,
      List<GuildId> missing,
      PersonalState personal)
      throws IOException {
    json.writeStartObject();
    common(json, seat, account, personal.profile(), personal.friends());
    json.writeArrayFieldStart("relationships");
    for (Relationship relationship : personal.relationships()) {
      RelationshipPayload.write(json, relationship);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("private_channels");
    for (Conversation conversation : personal.conversations()) {
      PrivateChannelPayload.write(
          json, conversation.channel(), account.user().id(), conversation.lastMessage());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("guilds");
    for (GuildCreation guild : guilds) {
      GuildPayload.writeUserCreation(json, guild);
    }
    for (GuildId guild : missing) {
      GuildPayload.writeUnavailable(json, guild);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("merged_members");
    for (GuildCreation guild : guilds) {
      json.writeStartArray();
      MemberPayload.write(json, guild.members().getFirst());
      json.writeEndArray();
    }
    // One entry for each entry of "guilds".
    for (int guild = 0; guild < missing.size(); guild++) {
      json.writeStartArray();
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("users");
    UserPayload.write(json, account.user());
    json.writeEndArray();
    settings(json, account, personal);
    json.writeEndObject();
  }

  private void common(
      JsonGenerator json, Seat seat, Account account, Profile profile, List<Presence> friends)
      throws IOException {
    json.writeNumberField("v", VERSION);
    json.writeFieldName("user");
    AccountPayload.write(json, account, profile);
    json.writeStringField("session_id", seat.session().id());
    json.writeStringField("session_type", "normal");
    json.writeStringField("resume_gateway_url", gatewayUrl);
    ClientFrame.Shard shard = seat.identify().shard();
    if (shard != null) {
      json.writeArrayFieldStart("shard");
      json.writeNumber(shard.id());
      json.writeNumber(shard.count());
      json.writeEndArray();
    }
    json.writeNullField("user_settings_proto");
    json.writeArrayFieldStart("presences");
    for (Presence friend : friends) {
      PresencePayload.write(json, friend, null);
    }
    json.writeEndArray();
    for (String name : List.of("guild_join_requests", "geo_ordered_rtc_regions", "_trace")) {
      json.writeArrayFieldStart(name);
      json.writeEndArray();
    }
  }

  /// What people's clients read without asking whether it is there.
  private static void settings(JsonGenerator json, Account account, PersonalState personal)
      throws IOException {
    json.writeFieldName("user_settings");
    PreferencePayload.writeSettings(json, personal.settings(), account.locale());
    json.writeObjectFieldStart("notes");
    for (Preference note : personal.preferences(Preference.Kind.NOTE)) {
      json.writeStringField(Long.toUnsignedString(note.subject()), note.content());
    }
    json.writeEndObject();
    json.writeObjectFieldStart("user_guild_settings");
    json.writeArrayFieldStart("entries");
    for (Preference entry : personal.preferences(Preference.Kind.GUILD_SETTINGS)) {
      json.writeRawValue(entry.content());
    }
    json.writeEndArray();
    version(json);
    json.writeObjectFieldStart("read_state");
    json.writeArrayFieldStart("entries");
    for (ReadState state : personal.readStates()) {
      ReadStatePayload.write(json, state);
    }
    json.writeEndArray();
    version(json);
    for (String name :
        List.of("sessions", "experiments", "guild_experiments", "connected_accounts")) {
      json.writeArrayFieldStart(name);
      json.writeEndArray();
    }
    json.writeStringField("country_code", "US");
    json.writeNumberField("friend_suggestion_count", 0);
    json.writeStringField("analytics_token", "");
    json.writeNullField("tutorial");
    json.writeNumberField("api_code_version", 1);
  }

  /// What ends a list that clients keep in versions: it is whole.
  private static void version(JsonGenerator json) throws IOException {
    json.writeBooleanField("partial", false);
    json.writeNumberField("version", 1);
    json.writeEndObject();
  }
}
