package parley.gateway.space;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.entity.AuditLogEntry;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Member;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.contracts.json.JsonTree;
import parley.contracts.payload.TimePayload;
import parley.contracts.payload.UserPayload;
import parley.contracts.permission.Permission;
import parley.contracts.snowflake.Snowflake;
import parley.gateway.dispatch.EventType;
import parley.gateway.dispatch.Intent;
import parley.gateway.dispatch.PlainDispatch;
import parley.gateway.fanout.Fanout;
import parley.gateway.session.Seat;

/// Tells of invites. Their rows do not travel: the entry of the audit log that each creation and
/// deletion leaves has all that the events say. They are for those who manage channels and see the
/// one that the invite leads to. Used by the hub's thread only.
final class InviteEvents {
  static final int CREATED = 40;
  static final int DELETED = 42;

  private static final Logger LOGGER = LoggerFactory.getLogger(InviteEvents.class);

  private final Fanout fanout;

  InviteEvents(Fanout fanout) {
    this.fanout = fanout;
  }

  void apply(GuildSpace guild, AuditLogEntry entry, long nowMs) {
    switch (entry.action()) {
      case CREATED -> {
        Map<?, ?> facts = facts(entry, "new_value");
        tell(
            guild,
            facts,
            PlainDispatch.shared(
                EventType.INVITE_CREATE, nowMs, json -> writeCreation(json, guild, entry, facts)));
      }
      case DELETED -> {
        Map<?, ?> facts = facts(entry, "old_value");
        tell(
            guild,
            facts,
            PlainDispatch.shared(
                EventType.INVITE_DELETE,
                nowMs,
                json -> {
                  json.writeStartObject();
                  place(json, entry, facts);
                  json.writeEndObject();
                }));
      }
      default -> {} // Nothing of invites.
    }
  }

  private void tell(GuildSpace guild, Map<?, ?> facts, PlainDispatch event) {
    Channel channel = guild.rows().channel(new ChannelId(id(facts, "channel_id")));
    if (channel == null) {
      return;
    }
    Collection<Seat> viewers = new HashSet<>(guild.index().viewersOf(channel));
    List<Seat> told =
        guild.index().seatsOfThoseWho(Permission.MANAGE_CHANNELS).stream()
            .filter(viewers::contains)
            .filter(seat -> seat.session().viewer().intents().has(Intent.GUILD_INVITES))
            .toList();
    fanout.deliver(event, told);
  }

  private static void writeCreation(
      JsonGenerator json, GuildSpace guild, AuditLogEntry entry, Map<?, ?> facts)
      throws IOException {
    Instant createdAt = Snowflake.instant(entry.id().value());
    int maxAgeSeconds = number(facts, "max_age");
    json.writeStartObject();
    place(json, entry, facts);
    json.writeNumberField("type", 0);
    json.writeStringField("created_at", TimePayload.text(createdAt));
    if (maxAgeSeconds == 0) {
      json.writeNullField("expires_at");
    } else {
      json.writeStringField(
          "expires_at", TimePayload.text(createdAt.plus(Duration.ofSeconds(maxAgeSeconds))));
    }
    json.writeNumberField("max_age", maxAgeSeconds);
    json.writeNumberField("max_uses", number(facts, "max_uses"));
    json.writeNumberField("uses", number(facts, "uses"));
    json.writeBooleanField("temporary", Boolean.TRUE.equals(facts.get("temporary")));
    Member inviter = guild.member(new UserId(id(facts, "inviter_id")));
    if (inviter != null) {
      json.writeFieldName("inviter");
      UserPayload.write(json, inviter.user());
    }
    json.writeEndObject();
  }

  private static void place(JsonGenerator json, AuditLogEntry entry, Map<?, ?> facts)
      throws IOException {
    json.writeStringField("guild_id", entry.guild().toString());
    json.writeStringField("channel_id", Long.toUnsignedString(id(facts, "channel_id")));
    json.writeStringField("code", String.valueOf(facts.get("code")));
  }

  /// What the entry says of the invite, by name.
  private static Map<String, Object> facts(AuditLogEntry entry, String side) {
    Map<String, Object> facts = new HashMap<>();
    try {
      Object changes = JsonTree.read(entry.changesJson().getBytes(StandardCharsets.UTF_8));
      for (Object each : changes instanceof List<?> list ? list : List.of()) {
        if (each instanceof Map<?, ?> change
            && change.get("key") instanceof String key
            && change.get(side) instanceof Object value) {
          facts.put(key, value);
        }
      }
    } catch (IOException e) {
      LOGGER.warn("entry {} of the audit log has no readable changes", entry.id(), e);
    }
    return facts;
  }

  private static long id(Map<?, ?> facts, String key) {
    return facts.get(key) instanceof String id ? Long.parseUnsignedLong(id) : 0;
  }

  private static int number(Map<?, ?> facts, String key) {
    return facts.get(key) instanceof Number number ? number.intValue() : 0;
  }
}
