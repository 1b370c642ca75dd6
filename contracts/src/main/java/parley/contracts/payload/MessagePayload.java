package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Member;
import parley.contracts.entity.User;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.message.Attachment;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.MessageReference;
import parley.contracts.message.Poll;
import parley.contracts.message.ReactionCount;
import parley.contracts.snowflake.Snowflake;

/// A message, and the events about messages.
public final class MessagePayload {
  private MessagePayload() {}

  /// The message of REST answers.
  ///
  /// @param repliedTo of a reply, the message replied to; null when that is gone
  /// @param ownReactions keys of the emojis with which the reader reacted
  public static void write(
      JsonGenerator json,
      Message message,
      @Nullable Message repliedTo,
      Set<String> ownReactions,
      MessageForm form)
      throws IOException {
    json.writeStartObject();
    fields(json, message, ownReactions, form);
    List<ReactionCount> reactions =
        message.reactions().stream().filter(count -> !count.emoji().isAnswer()).toList();
    if (!reactions.isEmpty()) {
      json.writeFieldName("reactions");
      ReactionPayload.writeCounts(json, reactions, ownReactions);
    }
    repliedTo(json, message, repliedTo, form);
    json.writeEndObject();
  }

  /// `MESSAGE_CREATE`.
  public static void writeCreated(
      JsonGenerator json, MessageEvent.Created created, MessageForm form) throws IOException {
    json.writeStartObject();
    fields(json, created.message(), Set.of(), form);
    eventFields(json, created.message(), created.author());
    repliedTo(json, created.message(), created.repliedTo(), form);
    json.writeEndObject();
  }

  /// `MESSAGE_UPDATE`. Does not tell of the message replied to, which clients know.
  public static void writeUpdated(
      JsonGenerator json, MessageEvent.Updated updated, MessageForm form) throws IOException {
    json.writeStartObject();
    fields(json, updated.message(), Set.of(), form);
    eventFields(json, updated.message(), updated.author());
    json.writeEndObject();
  }

  /// As a part of what a search found: without reactions.
  ///
  /// @param hit whether it was found, rather than that it stands beside what was
  public static void writeFound(JsonGenerator json, Message message, boolean hit, MessageForm form)
      throws IOException {
    json.writeStartObject();
    fields(json, message, Set.of(), form);
    json.writeBooleanField("hit", hit);
    json.writeEndObject();
  }

  /// As a part of an interaction with one of its components.
  static void writeUsed(JsonGenerator json, Message message, MessageForm form) throws IOException {
    json.writeStartObject();
    fields(json, message, Set.of(), form);
    json.writeEndObject();
  }

  /// `MESSAGE_DELETE`.
  public static void writeDeleted(JsonGenerator json, MessageEvent.Deleted deleted)
      throws IOException {
    json.writeStartObject();
    Json.id(json, "id", deleted.message().value());
    Json.id(json, "channel_id", deleted.channel().value());
    guildId(json, deleted.guild());
    json.writeEndObject();
  }

  /// `MESSAGE_DELETE_BULK`.
  public static void writeDeleted(JsonGenerator json, MessageEvent.MessagesDeleted deleted)
      throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("ids");
    for (MessageId message : deleted.messages()) {
      json.writeString(message.toString());
    }
    json.writeEndArray();
    Json.id(json, "channel_id", deleted.channel().value());
    guildId(json, deleted.guild());
    json.writeEndObject();
  }

  /// `CHANNEL_PINS_UPDATE`.
  public static void writePinsChanged(JsonGenerator json, MessageEvent.PinsChanged changed)
      throws IOException {
    json.writeStartObject();
    guildId(json, changed.guild());
    Json.id(json, "channel_id", changed.channel().value());
    Json.timeOrNull(json, "last_pin_timestamp", changed.lastPinAt());
    json.writeEndObject();
  }

  private static void guildId(JsonGenerator json, @Nullable GuildId guild) throws IOException {
    if (guild != null) {
      Json.id(json, "guild_id", guild.value());
    }
  }

  private static void fields(
      JsonGenerator json, Message message, Set<String> ownReactions, MessageForm form)
      throws IOException {
    Json.id(json, "id", message.id().value());
    json.writeNumberField("type", message.type());
    Json.id(json, "channel_id", message.channel().value());
    json.writeFieldName("author");
    UserPayload.write(json, message.author());
    if (message.byWebhook() || message.invocation() != null) {
      Json.id(json, "webhook_id", message.author().id().value());
    }
    if (message.invocation() != null) {
      InteractionPayload.writeInvocation(json, message, message.invocation());
    }
    writtenFields(json, message, form);
    Poll poll = message.enclosures().poll();
    if (poll != null && form.content()) {
      EnclosurePayload.writePoll(json, message, poll, ownReactions);
    }
    EnclosurePayload.writeStickers(json, message.enclosures().stickers());
    Json.time(json, "timestamp", Snowflake.instant(message.id().value()));
    Json.timeOrNull(json, "edited_timestamp", message.editedAt());
    json.writeNumberField("flags", message.flags());
    json.writeBooleanField("tts", message.tts());
    json.writeBooleanField("pinned", message.pinned());
    json.writeBooleanField("mention_everyone", message.mentionEveryone());
    mentions(json, message);
    if (message.reference() != null) {
      json.writeFieldName("message_reference");
      writeReference(json, message.reference(), message.enclosures().forwarded() != null);
    }
    Message forwarded = message.enclosures().forwarded();
    if (forwarded != null) {
      writeSnapshot(json, forwarded, form);
    }
    if (form.nonce() && message.nonce() != null) {
      json.writeStringField("nonce", message.nonce());
    }
  }

  /// What the intent MESSAGE_CONTENT is about.
  private static void writtenFields(JsonGenerator json, Message message, MessageForm form)
      throws IOException {
    json.writeStringField("content", form.content() ? message.content() : "");
    json.writeArrayFieldStart("attachments");
    if (form.content()) {
      for (Attachment attachment : message.attachments()) {
        AttachmentPayload.write(json, attachment, message.channel(), form.links());
      }
    }
    json.writeEndArray();
    json.writeFieldName("embeds");
    boolean embeds =
        form.content()
            && !message.embedsJson().isEmpty()
            && (message.flags() & Message.FLAG_SUPPRESS_EMBEDS) == 0;
    json.writeRawValue(embeds ? message.embedsJson() : "[]");
    json.writeFieldName("components");
    boolean components = form.content() && !message.componentsJson().isEmpty();
    json.writeRawValue(components ? message.componentsJson() : "[]");
  }

  private static void eventFields(JsonGenerator json, Message message, @Nullable Member author)
      throws IOException {
    guildId(json, message.guild());
    if (author != null) {
      json.writeFieldName("member");
      MemberPayload.writeWithoutUser(json, author);
    }
  }

  private static void repliedTo(
      JsonGenerator json, Message message, @Nullable Message repliedTo, MessageForm form)
      throws IOException {
    if (!message.isReply()) {
      return;
    }
    json.writeFieldName("referenced_message");
    if (repliedTo == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    fields(
        json,
        repliedTo,
        Set.of(),
        new MessageForm(form.links(), form.repliedContent(), false, false));
    json.writeEndObject();
  }

  /// The message that another one hands on, without what says where it is from.
  private static void writeSnapshot(JsonGenerator json, Message message, MessageForm form)
      throws IOException {
    json.writeArrayFieldStart("message_snapshots");
    json.writeStartObject();
    json.writeObjectFieldStart("message");
    json.writeNumberField("type", message.type());
    writtenFields(json, message, form);
    EnclosurePayload.writeStickers(json, message.enclosures().stickers());
    Json.time(json, "timestamp", Snowflake.instant(message.id().value()));
    Json.timeOrNull(json, "edited_timestamp", message.editedAt());
    json.writeNumberField("flags", message.flags());
    mentions(json, message);
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void mentions(JsonGenerator json, Message message) throws IOException {
    json.writeArrayFieldStart("mentions");
    for (User user : message.mentions()) {
      UserPayload.write(json, user);
    }
    json.writeEndArray();
    Json.roleIds(json, "mention_roles", message.mentionRoles());
  }

  private static void writeReference(
      JsonGenerator json, MessageReference reference, boolean forwards) throws IOException {
    json.writeStartObject();
    json.writeNumberField("type", forwards ? 1 : 0);
    if (reference.message() != null) {
      Json.id(json, "message_id", reference.message().value());
    }
    Json.id(json, "channel_id", reference.channel().value());
    if (reference.guild() != null) {
      Json.id(json, "guild_id", reference.guild().value());
    }
    json.writeEndObject();
  }
}
