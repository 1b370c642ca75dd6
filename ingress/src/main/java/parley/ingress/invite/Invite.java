package parley.ingress.invite;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;

/// A code by which people join.
///
/// @param expiresAt null when it does not
/// @param maxUses 0 = without limit
record Invite(
    String code,
    GuildId guild,
    ChannelId channel,
    UserId inviter,
    Instant createdAt,
    @Nullable Instant expiresAt,
    int maxAgeSeconds,
    int maxUses,
    int uses,
    boolean temporary) {
  /// What audit logs tell of it.
  void writeFacts(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", code);
    json.writeStringField("channel_id", channel.toString());
    json.writeStringField("inviter_id", inviter.toString());
    json.writeNumberField("max_uses", maxUses);
    json.writeNumberField("uses", uses);
    json.writeNumberField("max_age", maxAgeSeconds);
    json.writeBooleanField("temporary", temporary);
    json.writeEndObject();
  }

  boolean usableAt(Instant now) {
    return (expiresAt == null || now.isBefore(expiresAt)) && (maxUses == 0 || uses < maxUses);
  }
}
