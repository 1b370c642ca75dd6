package parley.gateway.hub;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import parley.contracts.edge.Conversation;
import parley.contracts.entity.Account;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.payload.AccountPayload;
import parley.contracts.payload.GuildCreation;
import parley.contracts.payload.GuildPayload;
import parley.contracts.payload.MemberPayload;
import parley.contracts.payload.PrivateChannelPayload;
import parley.contracts.payload.UserPayload;
import parley.gateway.frame.ClientFrame;
import parley.gateway.session.Seat;

/// The `d` of READY. Bots get the names of their guilds, which follow each in an event of its own;
/// people's clients get their guilds whole.
///
/// @param gatewayUrl where to resume
record ReadyPayload(String gatewayUrl) {
  private static final int VERSION = 10;

  void writeForBot(JsonGenerator json, Seat seat, Account account, List<GuildId> guilds)
      throws IOException {
    json.writeStartObject();
    common(json, seat, account);
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
      List<Conversation> conversations)
      throws IOException {
    json.writeStartObject();
    common(json, seat, account);
    json.writeArrayFieldStart("private_channels");
    for (Conversation conversation : conversations) {
      PrivateChannelPayload.write(
          json, conversation.channel(), account.user().id(), conversation.lastMessage());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("guilds");
    for (GuildCreation guild : guilds) {
      GuildPayload.writeUserCreation(json, guild);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("merged_members");
    for (GuildCreation guild : guilds) {
      json.writeStartArray();
      MemberPayload.write(json, guild.members().getFirst());
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("users");
    UserPayload.write(json, account.user());
    json.writeEndArray();
    settings(json, account);
    json.writeEndObject();
  }

  private void common(JsonGenerator json, Seat seat, Account account) throws IOException {
    json.writeNumberField("v", VERSION);
    json.writeFieldName("user");
    AccountPayload.write(json, account);
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
    for (String name :
        List.of(
            "relationships",
            "presences",
            "guild_join_requests",
            "geo_ordered_rtc_regions",
            "_trace")) {
      json.writeArrayFieldStart(name);
      json.writeEndArray();
    }
  }

  /// What people's clients read without asking whether it is there.
  private static void settings(JsonGenerator json, Account account) throws IOException {
    json.writeObjectFieldStart("user_settings");
    json.writeNumberField("index", 0);
    json.writeStringField("status", "online");
    json.writeStringField("locale", account.locale());
    json.writeStringField("theme", "dark");
    for (String name : List.of("guild_folders", "guild_positions", "restricted_guilds")) {
      json.writeArrayFieldStart(name);
      json.writeEndArray();
    }
    json.writeEndObject();
    for (String name : List.of("read_state", "user_guild_settings")) {
      json.writeObjectFieldStart(name);
      json.writeArrayFieldStart("entries");
      json.writeEndArray();
      json.writeBooleanField("partial", false);
      json.writeNumberField("version", 1);
      json.writeEndObject();
    }
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
}
