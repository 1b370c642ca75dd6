package parley.ingress.message;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.Member;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.entity.Recipient;
import parley.contracts.entity.User;
import parley.contracts.error.ApiError;
import parley.contracts.error.FieldError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.contracts.message.Attachment;
import parley.contracts.message.AttachmentRevision;
import parley.contracts.message.Command;
import parley.contracts.message.Enclosures;
import parley.contracts.message.MentionRequest;
import parley.contracts.message.Message;
import parley.contracts.message.MessageReference;
import parley.contracts.message.Verdict;
import parley.contracts.permission.Permission;
import parley.contracts.space.SpaceId;
import parley.ingress.command.CommandBridge;
import parley.ingress.command.CommandHeaders;
import parley.ingress.conversation.Acquaintance;
import parley.ingress.conversation.PrivateChannels;
import parley.ingress.database.Database;
import parley.ingress.database.Transaction;
import parley.ingress.file.Attachments;
import parley.ingress.form.InvalidFormException;
import parley.ingress.guild.ChannelRows;
import parley.ingress.guild.GuildAccess;
import parley.ingress.guild.MemberRows;
import parley.ingress.history.History;
import parley.ingress.history.ReactionHistory;
import parley.ingress.http.Actor;
import parley.ingress.http.RefusedException;
import parley.ingress.thread.ThreadEntry;

/// Posts, changes and deletes messages: looks up what the command needs, asks, and hands back the
/// topology's decision. Permissions are decided there, in the space's order.
final class Messages {
  private static final int SERVER_ERRORS = 500;

  private final Database database;
  private final GuildAccess access;
  private final History history;
  private final ReactionHistory reactions;
  private final Readings readings;
  private final CommandBridge bridge;
  private final CommandHeaders headers;
  private final Attachments attachments;
  private final ThreadEntry threads;
  private final Enclosing enclosing;

  Messages(
      Database database,
      GuildAccess access,
      History history,
      ReactionHistory reactions,
      Readings readings,
      CommandBridge bridge,
      CommandHeaders headers,
      Attachments attachments,
      ThreadEntry threads,
      Enclosing enclosing) {
    this.database = database;
    this.access = access;
    this.history = history;
    this.reactions = reactions;
    this.readings = readings;
    this.bridge = bridge;
    this.headers = headers;
    this.attachments = attachments;
    this.threads = threads;
    this.enclosing = enclosing;
  }

  /// A message, and what it answers.
  ///
  /// @param ownReactions keys of the emojis with which its author reacted
  record Posted(Message message, @Nullable Message repliedTo, Set<String> ownReactions) {}

  /// @param entersThread whether writing there changes the rows of a thread
  private record Setting(
      SpaceId space, ChannelType type, MentionRequest mentions, boolean entersThread) {}

  Posted post(Actor actor, ChannelId id, Draft draft) {
    return post(actor, id, draft, false);
  }

  /// The first message of a thread in a forum, whose row is there already.
  Message begin(Actor actor, ChannelId thread, Draft draft) {
    return post(actor, thread, draft, true).message();
  }

  /// Tells of a thread, whose row is there already.
  ///
  /// @param message that it hangs on; null when it hangs on none
  void announce(Actor actor, Channel thread, @Nullable Message message) {
    if (thread.parent() == null) {
      throw new IllegalArgumentException("no thread: " + thread.id());
    }
    followed(
        bridge.ask(
            new Command.AnnounceThread(
                headers.next(thread.guild().space(), actor.id()),
                thread.parent(),
                thread.id(),
                actor.user(),
                message == null ? null : message.id(),
                message)));
  }

  /// @param beginsThread whether it is the first of a forum's thread
  private Posted post(Actor actor, ChannelId id, Draft draft, boolean beginsThread) {
    Message repliedTo = draft.reply() == null ? null : repliedTo(actor, id, draft.reply());
    Mentions mentions = draft.allowedMentions().apply(Mentions.of(draft.content()));
    User mentioned =
        repliedTo != null && draft.allowedMentions().repliedUser() ? repliedTo.author() : null;
    Setting setting = setting(actor, id, mentions, mentioned, true);
    Enclosures enclosures = enclosing.of(actor, draft);
    if (!setting.type().holdsMessages()) {
      throw new RefusedException(ApiError.NON_TEXT_CHANNEL);
    }
    if (setting.entersThread()) {
      threads.enter(actor, id, named(setting), false);
    }
    List<Attachment> files = draft.hasFiles() ? files(actor, id, draft) : List.of();
    Command.SendMessage command =
        new Command.SendMessage(
            headers.next(setting.space(), actor.id()),
            id,
            actor.user(),
            draft.content(),
            draft.embedsJson(),
            draft.tts(),
            draft.flags(),
            draft.nonce(),
            draft.enforceNonce(),
            setting.mentions(),
            repliedTo,
            files,
            beginsThread,
            draft.componentsJson(),
            enclosures);
    Message message =
        withFiles(files, () -> askInThread(command, () -> reopen(actor, id, setting)));
    return posted(actor, setting.space(), message, repliedTo);
  }

  /// Asks, and once more when it is about a thread that fell silent just now, whose row does not
  /// say so yet.
  private Verdict askInThread(Command command, Runnable reopening) {
    Verdict verdict = bridge.ask(command);
    if (!isArchived(verdict)) {
      return verdict;
    }
    reopening.run();
    return bridge.ask(command);
  }

  private void reopen(Actor actor, ChannelId id, Setting setting) {
    threads.enter(actor, id, named(setting), true);
  }

  /// Stores the files of a draft. Whoever may not attach them is stopped before; the decision
  /// itself falls in the topology.
  private List<Attachment> files(Actor actor, ChannelId id, Draft draft) {
    if (!Place.find(access, actor, id).may(Permission.ATTACH_FILES)) {
      throw new RefusedException(ApiError.MISSING_PERMISSIONS);
    }
    return attachments.store(actor.id(), id, draft.listing(), draft.files(), false).added();
  }

  /// Asks for a message with these files. Those that the message does not have in the end are given
  /// up, unless nobody knows what became of it.
  private Message withFiles(List<Attachment> files, Supplier<Verdict> asking) {
    try {
      Message message = accepted(asking.get());
      attachments.giveUp(
          files.stream().filter(file -> !message.attachments().contains(file)).toList());
      return message;
    } catch (RefusedException e) {
      if (e.refusal().status() < SERVER_ERRORS) {
        attachments.giveUp(files);
      }
      throw e;
    }
  }

  private static Set<UserId> named(Setting setting) {
    return setting.mentions().users().stream().map(User::id).collect(Collectors.toSet());
  }

  private static boolean isArchived(Verdict verdict) {
    return verdict instanceof Verdict.Refused refused
        && refused.refusal().code() == ApiError.THREAD_ARCHIVED.code();
  }

  Posted change(Actor actor, ChannelId id, MessageId message, Revision revision) {
    SpaceId space = Place.find(access, actor, id).space();
    Message known = known(space, id, message);
    Mentions mentions =
        revision.content() == null
            ? Mentions.NONE
            : revision.allowedMentions().apply(Mentions.of(revision.content()));
    Setting setting = setting(actor, id, mentions, null, false);
    AttachmentRevision files =
        revision.changesFiles()
            ? attachments.store(actor.id(), id, revision.listing(), revision.files(), true)
            : null;
    Message changed =
        withFiles(
            files == null ? List.of() : files.added(),
            () ->
                bridge.ask(
                    new Command.EditMessage(
                        headers.next(space, actor.id()),
                        id,
                        message,
                        revision.content(),
                        revision.embedsJson(),
                        revision.flags(),
                        setting.mentions(),
                        known,
                        files,
                        revision.componentsJson())));
    return posted(actor, space, changed, answered(space, changed));
  }

  /// Publishes an announcement.
  Posted crosspost(Actor actor, ChannelId id, MessageId message) {
    SpaceId space = Place.find(access, actor, id).space();
    Message known = known(space, id, message);
    Message published =
        accepted(
            bridge.ask(new Command.Crosspost(headers.next(space, actor.id()), id, message, known)));
    return posted(actor, space, published, answered(space, published));
  }

  void delete(Actor actor, ChannelId id, MessageId message) {
    SpaceId space = Place.find(access, actor, id).space();
    Message known = known(space, id, message);
    Verdict verdict =
        bridge.ask(new Command.DeleteMessage(headers.next(space, actor.id()), id, message, known));
    followed(verdict);
  }

  /// Deletes many at once. Those that are gone do not matter.
  void delete(Actor actor, ChannelId id, List<MessageId> messages) {
    SpaceId space = Place.find(access, actor, id).space();
    List<MessageId> known = readings.find(space, id, messages).stream().map(Message::id).toList();
    Verdict verdict =
        bridge.ask(
            new Command.DeleteMessages(headers.next(space, actor.id()), id, messages, known));
    followed(verdict);
  }

  void pin(Actor actor, ChannelId id, MessageId message) {
    SpaceId space = Place.find(access, actor, id).space();
    Message known = known(space, id, message);
    followed(
        bridge.ask(
            new Command.PinMessage(
                headers.next(space, actor.id()), id, message, actor.user(), known)));
  }

  void unpin(Actor actor, ChannelId id, MessageId message) {
    SpaceId space = Place.find(access, actor, id).space();
    Message known = known(space, id, message);
    followed(
        bridge.ask(new Command.UnpinMessage(headers.next(space, actor.id()), id, message, known)));
  }

  /// Asks for reactions only where there are some: to a message that is older than its request.
  private Posted posted(Actor actor, SpaceId space, Message message, @Nullable Message repliedTo) {
    Set<String> own =
        reactions
            .reactionsOf(actor.id(), space, message.channel(), List.of(message))
            .getOrDefault(message.id(), Map.of())
            .keySet();
    return new Posted(message, repliedTo, own);
  }

  /// The message that one answers, as it is now.
  private @Nullable Message answered(SpaceId space, Message message) {
    MessageReference reference = message.isReply() ? message.reference() : null;
    return reference == null || reference.message() == null
        ? null
        : history.find(space, reference.channel(), reference.message()).orElse(null);
  }

  /// The message to change, which must exist. The topology decides on its own newer form, if it has
  /// one.
  private Message known(SpaceId space, ChannelId channel, MessageId message) {
    return history
        .find(space, channel, message)
        .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_MESSAGE));
  }

  private @Nullable Message repliedTo(Actor actor, ChannelId channel, Draft.Reply reply) {
    SpaceId space = Place.find(access, actor, channel).space();
    boolean here = reply.channel() == null || reply.channel().equals(channel);
    Optional<Message> found =
        here ? history.find(space, channel, reply.message()) : Optional.empty();
    if (found.isEmpty() && reply.mustExist()) {
      throw new InvalidFormException(
          new FieldError("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message"));
    }
    return found.orElse(null);
  }

  /// @param writes whether something new is to be said there
  private Setting setting(
      Actor actor, ChannelId id, Mentions mentions, @Nullable User repliedUser, boolean writes) {
    Database.Work<Setting> reading =
        rows -> {
          Optional<Channel> channel = ChannelRows.findAny(rows, id);
          return channel.isPresent()
              ? inGuild(rows, actor, channel.get(), mentions, repliedUser, writes)
              : outside(rows, actor, id, mentions, repliedUser, writes);
        };
    return mentions.users().isEmpty() ? database.look(reading) : database.read(reading);
  }

  private static Setting inGuild(
      Transaction rows,
      Actor actor,
      Channel channel,
      Mentions mentions,
      @Nullable User repliedUser,
      boolean writes)
      throws SQLException {
    Set<User> users = new LinkedHashSet<>();
    if (repliedUser != null) {
      users.add(repliedUser);
    }
    if (!mentions.users().isEmpty()) {
      for (Member member : MemberRows.among(rows, channel.guild(), mentions.users())) {
        users.add(member.user());
      }
    }
    List<RoleId> roles = mentions.roles().stream().map(RoleId::new).toList();
    boolean enters =
        writes
            && channel.type().isThread()
            && ThreadEntry.isNeeded(
                rows,
                channel,
                actor.id(),
                users.stream().map(User::id).collect(Collectors.toSet()));
    return new Setting(
        channel.guild().space(),
        channel.type(),
        new MentionRequest(new ArrayList<>(users), roles, mentions.everyone()),
        enters);
  }

  private static Setting outside(
      Transaction rows,
      Actor actor,
      ChannelId id,
      Mentions mentions,
      @Nullable User repliedUser,
      boolean writes)
      throws SQLException {
    PrivateChannel channel =
        PrivateChannels.find(rows, actor.id(), id)
            .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_CHANNEL));
    if (writes) {
      Acquaintance.require(rows, actor.id(), channel);
    }
    Set<User> users = new LinkedHashSet<>();
    if (repliedUser != null) {
      users.add(repliedUser);
    }
    for (Recipient recipient : channel.recipients()) {
      if (mentions.users().contains(recipient.id().value())) {
        users.add(recipient.user());
      }
    }
    return new Setting(
        channel.space(),
        channel.type(),
        new MentionRequest(new ArrayList<>(users), List.of(), false),
        false);
  }

  private static Message accepted(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Accepted accepted -> accepted.message();
      case Verdict.Refused refused -> throw new RefusedException(refused.refusal());
      case Verdict.Deleted _, Verdict.Done _, Verdict.Fenced _, Verdict.Unknown _ ->
          throw unexpected(verdict);
    };
  }

  private static void followed(Verdict verdict) {
    switch (verdict) {
      case Verdict.Deleted _, Verdict.Done _ -> {}
      case Verdict.Refused refused -> throw new RefusedException(refused.refusal());
      case Verdict.Accepted _, Verdict.Fenced _, Verdict.Unknown _ -> throw unexpected(verdict);
    }
  }

  private static IllegalStateException unexpected(Verdict verdict) {
    return new IllegalStateException("no verdict on such a command: " + verdict);
  }
}
