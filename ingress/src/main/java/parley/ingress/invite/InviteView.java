package parley.ingress.invite;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Account;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Guild;
import parley.contracts.error.ApiError;
import parley.contracts.payload.TimePayload;
import parley.contracts.payload.UserPayload;
import parley.ingress.account.AccountRows;
import parley.ingress.database.Transaction;
import parley.ingress.guild.ChannelRows;
import parley.ingress.guild.GuildRows;
import parley.ingress.http.RefusedException;

/// An invite with what it shows to those who are no members yet.
record InviteView(Invite invite, Guild guild, Channel channel, Account inviter) {
  static InviteView of(Transaction rows, Invite invite) throws SQLException {
    return new InviteView(
        invite,
        GuildRows.find(rows, invite.guild()).orElseThrow(InviteView::unknown),
        ChannelRows.find(rows, invite.channel()).orElseThrow(InviteView::unknown),
        AccountRows.find(rows, invite.inviter()).orElseThrow(InviteView::unknown));
  }

  static RefusedException unknown() {
    return new RefusedException(ApiError.UNKNOWN_INVITE);
  }

  /// @param metadata whether to tell how the invite is used
  void write(JsonGenerator json, boolean metadata) throws IOException {
    json.writeStartObject();
    json.writeNumberField("type", 0);
    json.writeStringField("code", invite.code());
    textOrNull(
        json,
        "expires_at",
        invite.expiresAt() == null ? null : TimePayload.text(invite.expiresAt()));
    json.writeStringField("guild_id", guild.id().toString());
    json.writeObjectFieldStart("guild");
    json.writeStringField("id", guild.id().toString());
    json.writeStringField("name", guild.name());
    textOrNull(json, "description", guild.description());
    textOrNull(json, "icon", guild.icon());
    json.writeNullField("banner");
    json.writeNullField("splash");
    json.writeNullField("vanity_url_code");
    json.writeArrayFieldStart("features");
    json.writeEndArray();
    json.writeNumberField("verification_level", guild.verificationLevel());
    json.writeNumberField("nsfw_level", guild.nsfwLevel());
    json.writeBooleanField("nsfw", false);
    json.writeNumberField("premium_subscription_count", 0);
    json.writeNumberField("premium_tier", 0);
    json.writeEndObject();
    json.writeObjectFieldStart("channel");
    json.writeStringField("id", channel.id().toString());
    json.writeStringField("name", channel.name());
    json.writeNumberField("type", channel.type().code());
    json.writeEndObject();
    json.writeFieldName("inviter");
    UserPayload.write(json, inviter.user());
    json.writeNumberField("approximate_member_count", guild.memberCount());
    json.writeNumberField("approximate_presence_count", 1);
    if (metadata) {
      json.writeNumberField("uses", invite.uses());
      json.writeNumberField("max_uses", invite.maxUses());
      json.writeNumberField("max_age", invite.maxAgeSeconds());
      json.writeBooleanField("temporary", invite.temporary());
      json.writeStringField("created_at", TimePayload.text(invite.createdAt()));
    }
    json.writeEndObject();
  }

  private static void textOrNull(JsonGenerator json, String field, @Nullable String text)
      throws IOException {
    if (text == null) {
      json.writeNullField(field);
    } else {
      json.writeStringField(field, text);
    }
  }
}
