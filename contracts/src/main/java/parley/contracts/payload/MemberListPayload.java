package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Member;
import parley.contracts.id.GuildId;
import parley.contracts.presence.Presence;

/// `GUILD_MEMBER_LIST_UPDATE`: parts of the list of members that people's clients show beside a
/// channel.
public final class MemberListPayload {
  private MemberListPayload() {}

  /// One place in the list: the head of a group, or a member.
  ///
  /// @param group the group that begins here, or null
  /// @param member the member who stands here, or null
  public record Item(@Nullable Group group, @Nullable Member member, @Nullable Presence presence) {}

  /// @param id a role, `online` or `offline`
  public record Group(String id, int count) {}

  /// @param first the first place of the part
  /// @param last the last place that was asked for
  public record Part(int first, int last, List<Item> items) {
    public Part {
      items = List.copyOf(items);
    }
  }

  /// @param list names the list: `everyone`, or what sets its channel apart
  /// @param memberCount of the guild
  public static void write(
      JsonGenerator json,
      GuildId guild,
      String list,
      int memberCount,
      List<Group> groups,
      List<Part> parts)
      throws IOException {
    json.writeStartObject();
    Json.id(json, "guild_id", guild.value());
    json.writeStringField("id", list);
    json.writeNumberField("member_count", memberCount);
    int online = 0;
    json.writeArrayFieldStart("groups");
    for (Group group : groups) {
      write(json, group);
      online += group.id().equals("offline") ? 0 : group.count();
    }
    json.writeEndArray();
    json.writeNumberField("online_count", online);
    json.writeArrayFieldStart("ops");
    for (Part part : parts) {
      json.writeStartObject();
      json.writeStringField("op", "SYNC");
      json.writeArrayFieldStart("range");
      json.writeNumber(part.first());
      json.writeNumber(part.last());
      json.writeEndArray();
      json.writeArrayFieldStart("items");
      for (Item item : part.items()) {
        write(json, item, guild);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Item item, GuildId guild) throws IOException {
    json.writeStartObject();
    if (item.group() != null) {
      json.writeFieldName("group");
      write(json, item.group());
    } else if (item.member() != null && item.presence() != null) {
      json.writeFieldName("member");
      MemberPayload.writeWithPresence(json, item.member(), item.presence(), guild);
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Group group) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", group.id());
    json.writeNumberField("count", group.count());
    json.writeEndObject();
  }
}
