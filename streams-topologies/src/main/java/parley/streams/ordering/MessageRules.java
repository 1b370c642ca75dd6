package parley.streams.ordering;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Role;
import parley.contracts.error.ApiError;
import parley.contracts.error.FieldError;
import parley.contracts.id.DecisionId;
import parley.contracts.id.MessageId;
import parley.contracts.id.RoleId;
import parley.contracts.message.Attachment;
import parley.contracts.message.AttachmentRevision;
import parley.contracts.message.Command;
import parley.contracts.message.MentionRequest;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.MessageReference;
import parley.contracts.message.TailEntry;
import parley.contracts.permission.Permission;
import parley.contracts.snowflake.Snowflake;

/// Pure rules about messages: the situation and a command → what happens. No Kafka, no clock; ids
/// are asked for only when something happens.
final class MessageRules {
  private static final Decision UNKNOWN_MESSAGE =
      new Decision.Refused(ApiError.UNKNOWN_MESSAGE.refusal());
  private static final Decision MISSING_PERMISSIONS =
      new Decision.Refused(ApiError.MISSING_PERMISSIONS.refusal());

  /// Flags that a moderator may set on others' messages: SUPPRESS_EMBEDS.
  private static final long MODERATED_FLAGS = Message.FLAG_SUPPRESS_EMBEDS;

  /// Flags that authors may set: SUPPRESS_EMBEDS and SUPPRESS_NOTIFICATIONS.
  private static final long AUTHORS_FLAGS = 1 << 2 | 1 << 12;

  /// Older messages have to be deleted one by one.
  private static final Duration BULK_DELETE_AGE = Duration.ofDays(14);

  private MessageRules() {}

  /// @param lastWrote when the author last wrote in this channel, if it has slow mode
  /// @param foreignStickers whether any of its stickers is none of this guild
  static Decision send(
      Situation at,
      Command.SendMessage send,
      @Nullable Instant lastWrote,
      boolean foreignStickers,
      Supplier<DecisionId> ids) {
    if (at.blocked()) {
      return new Decision.Refused(ApiError.CANNOT_MESSAGE_USER.refusal());
    }
    if (at.isLocked()) {
      return new Decision.Refused(ApiError.THREAD_LOCKED.refusal());
    }
    // Who may post in a forum may begin a thread there, be it that they may not go on in it.
    Permission sending =
        send.beginsThread() ? Permission.SEND_MESSAGES : Permission.toSendIn(at.channelType());
    if (!at.may(sending)) {
      return MISSING_PERMISSIONS;
    }
    if (lacksPermissionForContent(at, send, foreignStickers)) {
      return MISSING_PERMISSIONS;
    }
    Message repliedTo = send.repliedTo();
    if (repliedTo != null) {
      if (!repliedTo.channel().equals(send.channel())) {
        return new Decision.Refused(
            ApiError.refusal(
                new FieldError("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")));
      }
      if (repliedTo.isSystem()) {
        return new Decision.Refused(
            ApiError.refusal(
                new FieldError(
                    "message_reference",
                    "REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE",
                    "Cannot reply to a system message")));
      }
      if (!at.may(Permission.READ_MESSAGE_HISTORY)) {
        return new Decision.Refused(ApiError.REPLY_WITHOUT_HISTORY.refusal());
      }
    }
    Duration wait = slowModeWait(at, lastWrote);
    if (wait.isPositive()) {
      return new Decision.Refused(ApiError.SLOWMODE.refusal(wait));
    }
    DecisionId id = ids.get();
    Message forwarded = send.enclosures().forwarded();
    Message about = repliedTo == null ? forwarded : repliedTo;
    Message message =
        new Message(
            send.beginsThread() ? new MessageId(send.channel().value()) : new MessageId(id.value()),
            send.channel(),
            at.guildId(),
            send.author(),
            repliedTo == null ? Message.TYPE_DEFAULT : Message.TYPE_REPLY,
            send.content(),
            null,
            send.flags() | (forwarded == null ? 0 : Message.FLAG_HAS_SNAPSHOT),
            send.tts(),
            send.mentions().everyone() && at.may(Permission.MENTION_EVERYONE),
            send.mentions().users(),
            mentionableRoles(at, send.mentions()),
            send.attachments(),
            send.embedsJson(),
            about == null ? null : new MessageReference(about.id(), about.channel(), about.guild()),
            send.nonce(),
            false,
            id,
            List.of(),
            at.isWebhook(),
            send.componentsJson(),
            null,
            send.enclosures());
    return new Decision.Happens(
        new MessageEvent.Created(send.header().space(), id, message, at.actor(), repliedTo),
        now(message, id));
  }

  /// What the links of a former text led to goes with it.
  private static String embeds(Message present, Command.EditMessage edit) {
    if (edit.embedsJson() != null) {
      return edit.embedsJson();
    }
    return edit.content() != null && present.showsLinks() ? "" : present.embedsJson();
  }

  /// Links are shown when their author may embed them, and the message is still as it was.
  ///
  /// @param at null when its author is not here any more
  /// @param present the message as it is now, or null when it is gone
  /// @return null when nothing happens
  static Decision.@Nullable Happens showLinks(
      @Nullable Situation at,
      Command.ShowLinks show,
      @Nullable Message present,
      Supplier<DecisionId> ids) {
    if (present == null
        || !present.takesLinkEmbeds()
        || !present.content().equals(show.content())
        || !(present.byWebhook() || (at != null && at.may(Permission.EMBED_LINKS)))) {
      return null;
    }
    DecisionId id = ids.get();
    Message message = present.withEmbeds(show.embedsJson(), id);
    return new Decision.Happens(
        new MessageEvent.Updated(
            show.header().space(), id, message, at == null ? null : at.actor()),
        now(message, id));
  }

  /// @param present the message as it is now, or null when it is gone or never was
  static Decision edit(
      Situation at, Command.EditMessage edit, @Nullable Message present, Supplier<DecisionId> ids) {
    if (present == null) {
      return UNKNOWN_MESSAGE;
    }
    if (present.isSystem()) {
      return new Decision.Refused(ApiError.SYSTEM_MESSAGE.refusal());
    }
    boolean own = present.author().id().equals(edit.header().actor());
    List<Attachment> attachments = attachments(present, edit.attachments());
    boolean changesFiles = !attachments.equals(present.attachments());
    boolean changesText =
        edit.content() != null
            || edit.embedsJson() != null
            || edit.componentsJson() != null
            || changesFiles;
    if (changesText && present.enclosures().poll() != null) {
      return new Decision.Refused(ApiError.POLL_NOT_EDITABLE.refusal());
    }
    if (!own && changesText) {
      return new Decision.Refused(ApiError.OTHERS_MESSAGE.refusal());
    }
    if (!own && !at.may(Permission.MANAGE_MESSAGES)) {
      return MISSING_PERMISSIONS;
    }
    if (changesFiles && addsFiles(edit.attachments()) && !at.may(Permission.ATTACH_FILES)) {
      return MISSING_PERMISSIONS;
    }
    if (attachments.size() > Attachment.MOST) {
      return new Decision.Refused(ApiError.TOO_MANY_ATTACHMENTS.refusal());
    }
    String content = edit.content() == null ? present.content() : edit.content();
    String embeds = embeds(present, edit);
    String components =
        edit.componentsJson() == null ? present.componentsJson() : edit.componentsJson();
    if (content.isEmpty()
        && embeds.isEmpty()
        && attachments.isEmpty()
        && components.isEmpty()
        && present.enclosures().isEmpty()) {
      return new Decision.Refused(ApiError.EMPTY_MESSAGE.refusal());
    }
    boolean comes = changesText && (present.flags() & Message.LOADING) != 0;
    boolean mentionsAnew = edit.content() != null;
    DecisionId id = ids.get();
    Message message =
        new Message(
            present.id(),
            present.channel(),
            present.guild(),
            present.author(),
            present.type(),
            content,
            changesText && !comes ? at.now() : present.editedAt(),
            flags(present, edit.flags(), own) & (comes ? ~Message.LOADING : ~0L),
            present.tts(),
            mentionsAnew
                ? edit.mentions().everyone() && at.may(Permission.MENTION_EVERYONE)
                : present.mentionEveryone(),
            mentionsAnew ? edit.mentions().users() : present.mentions(),
            mentionsAnew ? mentionableRoles(at, edit.mentions()) : present.mentionRoles(),
            attachments,
            embeds,
            present.reference(),
            null,
            present.pinned(),
            id,
            present.reactions(),
            present.byWebhook(),
            components,
            present.invocation(),
            present.enclosures());
    return new Decision.Happens(
        new MessageEvent.Updated(edit.header().space(), id, message, own ? at.actor() : null),
        now(message, id));
  }

  /// @param present the message as it is now, or null when it is gone or never was
  static Decision delete(
      Situation at,
      Command.DeleteMessage delete,
      @Nullable Message present,
      Supplier<DecisionId> ids) {
    if (present == null) {
      return UNKNOWN_MESSAGE;
    }
    boolean own = present.author().id().equals(delete.header().actor());
    if (!own && !at.may(Permission.MANAGE_MESSAGES)) {
      return MISSING_PERMISSIONS;
    }
    DecisionId id = ids.get();
    return new Decision.Happens(
        new MessageEvent.Deleted(
            delete.header().space(), id, delete.channel(), delete.message(), at.guildId()),
        new TailEntry(delete.channel(), delete.message(), id, null));
  }

  /// @param present those of the messages that are still there
  static Decision delete(
      Situation at,
      Command.DeleteMessages delete,
      List<MessageId> present,
      Supplier<DecisionId> ids) {
    if (at.guild() == null) {
      return new Decision.Refused(ApiError.DM_CHANNEL.refusal());
    }
    if (!at.may(Permission.MANAGE_MESSAGES)) {
      return MISSING_PERMISSIONS;
    }
    long oldest = Snowflake.floor(at.now().minus(BULK_DELETE_AGE).toEpochMilli());
    if (delete.messages().stream().anyMatch(message -> message.value() < oldest)) {
      return new Decision.Refused(ApiError.TOO_OLD_TO_BULK_DELETE.refusal());
    }
    if (present.isEmpty()) {
      return new Decision.AlreadySo();
    }
    DecisionId id = ids.get();
    return new Decision.Happens(
        List.of(
            new Decision.Change(
                new MessageEvent.MessagesDeleted(
                    delete.header().space(), id, delete.channel(), present, at.guildId()),
                present.stream()
                    .map(message -> new TailEntry(delete.channel(), message, id, null))
                    .toList())));
  }

  static TailEntry now(Message message, DecisionId decision) {
    return new TailEntry(message.channel(), message.id(), decision, message);
  }

  private static boolean lacksPermissionForContent(
      Situation at, Command.SendMessage send, boolean foreignStickers) {
    return (send.enclosures().poll() != null && !at.may(Permission.SEND_POLLS))
        || (foreignStickers && !at.may(Permission.USE_EXTERNAL_STICKERS))
        || (send.tts() && !at.may(Permission.SEND_TTS_MESSAGES))
        || (!send.embedsJson().isEmpty() && !at.may(Permission.EMBED_LINKS))
        || (!send.attachments().isEmpty() && !at.may(Permission.ATTACH_FILES));
  }

  private static boolean addsFiles(@Nullable AttachmentRevision revision) {
    return revision != null && !revision.added().isEmpty();
  }

  /// The files of a message after a change: those that stay, in their order, then those that come.
  private static List<Attachment> attachments(
      Message present, @Nullable AttachmentRevision revision) {
    if (revision == null) {
      return present.attachments();
    }
    List<Attachment> attachments = new ArrayList<>();
    for (Attachment attachment : present.attachments()) {
      Attachment kept = kept(attachment, revision.kept());
      if (kept != null) {
        attachments.add(kept);
      }
    }
    attachments.addAll(revision.added());
    return attachments;
  }

  private static @Nullable Attachment kept(
      Attachment attachment, @Nullable List<AttachmentRevision.Kept> kept) {
    if (kept == null) {
      return attachment;
    }
    for (AttachmentRevision.Kept each : kept) {
      if (each.id().equals(attachment.id())) {
        return each.description() == null
            ? attachment
            : attachment.withDescription(each.description());
      }
    }
    return null;
  }

  private static Duration slowModeWait(Situation at, @Nullable Instant lastWrote) {
    int seconds = at.slowModeSeconds();
    if (seconds == 0 || lastWrote == null || isExemptFromSlowMode(at)) {
      return Duration.ZERO;
    }
    return Duration.between(at.now(), lastWrote.plusSeconds(seconds));
  }

  private static boolean isExemptFromSlowMode(Situation at) {
    return at.may(Permission.MANAGE_MESSAGES)
        || at.may(Permission.MANAGE_CHANNELS)
        || at.may(Permission.BYPASS_SLOWMODE);
  }

  private static List<RoleId> mentionableRoles(Situation at, MentionRequest mentions) {
    return mentions.roles().stream().filter(id -> isMentionable(at, id)).toList();
  }

  private static boolean isMentionable(Situation at, RoleId id) {
    Role role = at.role(id);
    return role != null && (role.mentionable() || at.may(Permission.MENTION_EVERYONE));
  }

  private static long flags(Message present, @Nullable Long wanted, boolean own) {
    if (wanted == null) {
      return present.flags();
    }
    long settable = own ? AUTHORS_FLAGS : MODERATED_FLAGS;
    return (present.flags() & ~settable) | (wanted & settable);
  }
}
