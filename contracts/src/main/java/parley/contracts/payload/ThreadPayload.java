package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Member;
import parley.contracts.entity.ThreadMember;
import parley.contracts.entity.ThreadTraits;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.message.Message;

/// A thread, who is in it, and the events about threads.
public final class ThreadPayload {
  /// Clients are told no greater number of people.
  private static final int MEMBERS_COUNTED = 50;

  private ThreadPayload() {}

  /// The thread of REST answers and of `THREAD_UPDATE`.
  public static void write(JsonGenerator json, ThreadView thread) throws IOException {
    json.writeStartObject();
    fields(json, thread);
    json.writeEndObject();
  }

  /// A new thread of a forum together with its first message.
  public static void writeWithMessage(
      JsonGenerator json, ThreadView thread, Message first, MessageForm form) throws IOException {
    json.writeStartObject();
    fields(json, thread);
    json.writeFieldName("message");
    MessagePayload.write(json, first, null, Set.of(), form);
    json.writeEndObject();
  }

  /// `THREAD_CREATE`.
  ///
  /// @param isNew whether it was begun just now, rather than that somebody came to see it
  public static void writeCreated(JsonGenerator json, ThreadView thread, boolean isNew)
      throws IOException {
    json.writeStartObject();
    fields(json, thread);
    if (isNew) {
      json.writeBooleanField("newly_created", true);
    }
    json.writeEndObject();
  }

  /// `THREAD_DELETE`.
  public static void writeDeleted(JsonGenerator json, Channel thread) throws IOException {
    json.writeStartObject();
    Json.id(json, "id", thread.id().value());
    Json.id(json, "guild_id", thread.guild().value());
    Json.idOrNull(json, "parent_id", thread.parent());
    json.writeNumberField("type", thread.type().code());
    json.writeEndObject();
  }

  /// `THREAD_LIST_SYNC`.
  ///
  /// @param parents the channels whose threads are all told
  public static void writeListSync(
      JsonGenerator json, GuildId guild, Collection<ChannelId> parents, List<ThreadView> threads)
      throws IOException {
    json.writeStartObject();
    Json.id(json, "guild_id", guild.value());
    json.writeArrayFieldStart("channel_ids");
    for (ChannelId parent : parents) {
      json.writeString(parent.toString());
    }
    json.writeEndArray();
    listFields(json, threads);
    json.writeEndObject();
  }

  /// Threads, and which of them their viewer is in.
  public static void listFields(JsonGenerator json, List<ThreadView> threads) throws IOException {
    json.writeArrayFieldStart("threads");
    for (ThreadView thread : threads) {
      write(json, thread);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("members");
    for (ThreadView thread : threads) {
      if (thread.member() != null) {
        writeMember(json, thread.member(), null);
      }
    }
    json.writeEndArray();
  }

  /// Somebody in a thread.
  ///
  /// @param member as a member of the guild, when that was asked for
  public static void writeMember(
      JsonGenerator json, ThreadMember threadMember, @Nullable Member member) throws IOException {
    json.writeStartObject();
    memberFields(json, threadMember);
    if (member != null) {
      json.writeFieldName("member");
      MemberPayload.write(json, member);
    }
    json.writeEndObject();
  }

  /// `THREAD_MEMBER_UPDATE`.
  public static void writeMemberUpdated(JsonGenerator json, ThreadMember member)
      throws IOException {
    json.writeStartObject();
    memberFields(json, member);
    Json.id(json, "guild_id", member.guild().value());
    json.writeEndObject();
  }

  /// `THREAD_MEMBERS_UPDATE`.
  ///
  /// @param added who came
  /// @param member the same, as a member of the guild
  /// @param removed who left
  public static void writeMembersUpdated(
      JsonGenerator json,
      Channel thread,
      @Nullable ThreadMember added,
      @Nullable Member member,
      @Nullable UserId removed)
      throws IOException {
    json.writeStartObject();
    Json.id(json, "id", thread.id().value());
    Json.id(json, "guild_id", thread.guild().value());
    json.writeNumberField(
        "member_count", counted(thread.thread() == null ? 0 : thread.thread().memberCount()));
    json.writeArrayFieldStart("added_members");
    if (added != null) {
      json.writeStartObject();
      memberFields(json, added);
      if (member != null) {
        json.writeFieldName("member");
        MemberPayload.write(json, member);
      }
      json.writeNullField("presence");
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("removed_member_ids");
    if (removed != null) {
      json.writeString(removed.toString());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void fields(JsonGenerator json, ThreadView thread) throws IOException {
    Channel row = thread.row();
    ThreadTraits traits = thread.traits();
    Json.id(json, "id", row.id().value());
    json.writeNumberField("type", row.type().code());
    Json.id(json, "guild_id", row.guild().value());
    Json.idOrNull(json, "parent_id", row.parent());
    Json.id(json, "owner_id", traits.owner().value());
    json.writeStringField("name", row.name());
    json.writeNumberField("flags", row.flags());
    json.writeNumberField("rate_limit_per_user", row.rateLimitPerUserSeconds());
    if (thread.tally().lastMessage() == null) {
      json.writeNullField("last_message_id");
    } else {
      Json.id(json, "last_message_id", thread.tally().lastMessage().value());
    }
    json.writeNumberField("message_count", thread.tally().messages());
    json.writeNumberField("total_message_sent", thread.tally().total());
    json.writeNumberField("member_count", counted(traits.memberCount()));
    metadata(json, row, traits);
    json.writeArrayFieldStart("applied_tags");
    for (long tag : traits.appliedTags()) {
      json.writeString(Long.toUnsignedString(tag));
    }
    json.writeEndArray();
    if (thread.member() != null) {
      json.writeFieldName("member");
      writeMember(json, thread.member(), null);
    }
  }

  private static void metadata(JsonGenerator json, Channel row, ThreadTraits traits)
      throws IOException {
    json.writeObjectFieldStart("thread_metadata");
    json.writeBooleanField("archived", traits.archived());
    json.writeNumberField("auto_archive_duration", traits.autoArchiveMinutes());
    Json.time(json, "archive_timestamp", traits.archiveChangedAt());
    json.writeBooleanField("locked", traits.locked());
    if (row.isPrivateThread()) {
      json.writeBooleanField("invitable", traits.invitable());
    }
    Json.time(json, "create_timestamp", traits.createdAt());
    json.writeEndObject();
  }

  private static void memberFields(JsonGenerator json, ThreadMember member) throws IOException {
    Json.id(json, "id", member.thread().value());
    Json.id(json, "user_id", member.user().value());
    Json.time(json, "join_timestamp", member.joinedAt());
    json.writeNumberField("flags", member.flags());
  }

  private static int counted(int members) {
    return Math.min(members, MEMBERS_COUNTED);
  }
}
