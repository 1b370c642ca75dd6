package parley.ingress.message;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Member;
import parley.contracts.entity.User;
import parley.contracts.error.ApiError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.id.RoleId;
import parley.contracts.message.Attachment;
import parley.contracts.message.AttachmentRevision;
import parley.contracts.message.Command;
import parley.contracts.message.MentionRequest;
import parley.contracts.message.Message;
import parley.contracts.message.Verdict;
import parley.ingress.command.CommandBridge;
import parley.ingress.command.CommandHeaders;
import parley.ingress.database.Database;
import parley.ingress.database.Transaction;
import parley.ingress.file.Attachments;
import parley.ingress.guild.ChannelRows;
import parley.ingress.guild.MemberRows;
import parley.ingress.history.History;
import parley.ingress.http.RefusedException;
import parley.ingress.thread.Threads;
import parley.ingress.webhook.IncomingWebhook;

/// Posts, changes and deletes messages of webhooks. They are decided in the order of their space as
/// all messages are; the topology knows the webhook and its channel by their rows.
final class WebhookMessages {
  private static final int SERVER_ERRORS = 500;

  private final Database database;
  private final History history;
  private final CommandBridge bridge;
  private final CommandHeaders headers;
  private final Attachments attachments;
  private final Threads threads;

  WebhookMessages(
      Database database,
      History history,
      CommandBridge bridge,
      CommandHeaders headers,
      Attachments attachments,
      Threads threads) {
    this.database = database;
    this.history = history;
    this.bridge = bridge;
    this.headers = headers;
    this.attachments = attachments;
    this.threads = threads;
  }

  /// Where a webhook writes.
  ///
  /// @param channel its own, or a thread there
  private record Setting(Channel channel, MentionRequest mentions) {}

  /// @param username instead of the webhook's name
  /// @param thread in which to write, if in a thread
  /// @param threadName of a thread to begin, in forums
  Message post(
      IncomingWebhook webhook,
      Draft draft,
      @Nullable String username,
      @Nullable ChannelId thread,
      @Nullable String threadName) {
    if (thread != null && threadName != null) {
      throw new RefusedException(ApiError.FORUM_WEBHOOK_ONE_THREAD);
    }
    Mentions mentions = draft.allowedMentions().apply(Mentions.of(draft.content()));
    Setting setting = setting(webhook, thread, mentions);
    User author = webhook.author(username);
    if (setting.channel().type().isForum()) {
      if (threadName == null) {
        throw new RefusedException(ApiError.FORUM_WEBHOOK_NEEDS_THREAD);
      }
      return begin(webhook, draft, author, setting, threadName);
    }
    if (threadName != null) {
      throw new RefusedException(ApiError.WEBHOOK_THREAD_NOT_IN_FORUM);
    }
    if (setting.channel().isArchived()) {
      threads.reopenFor(webhook.id(), setting.channel());
    }
    return send(webhook, draft, author, setting, setting.channel(), false);
  }

  Message find(IncomingWebhook webhook, @Nullable ChannelId thread, MessageId id) {
    Channel channel = setting(webhook, thread, Mentions.NONE).channel();
    return history
        .find(channel.guild().space(), channel.id(), id)
        .filter(message -> message.author().id().equals(webhook.id().author()))
        .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_MESSAGE));
  }

  Message change(
      IncomingWebhook webhook, @Nullable ChannelId thread, MessageId id, Revision revision) {
    Message known = find(webhook, thread, id);
    Mentions mentions =
        revision.content() == null
            ? Mentions.NONE
            : revision.allowedMentions().apply(Mentions.of(revision.content()));
    Setting setting = setting(webhook, thread, mentions);
    AttachmentRevision files =
        revision.changesFiles()
            ? attachments.store(
                webhook.id().author(), known.channel(), revision.listing(), revision.files(), true)
            : null;
    return withFiles(
        files == null ? List.of() : files.added(),
        new Command.EditMessage(
            headers.next(webhook.guild().space(), webhook.id().author()),
            known.channel(),
            id,
            revision.content(),
            revision.embedsJson(),
            revision.flags(),
            setting.mentions(),
            known,
            files));
  }

  void delete(IncomingWebhook webhook, @Nullable ChannelId thread, MessageId id) {
    Message known = find(webhook, thread, id);
    Verdict verdict =
        bridge.ask(
            new Command.DeleteMessage(
                headers.next(webhook.guild().space(), webhook.id().author()),
                known.channel(),
                id,
                known));
    if (verdict instanceof Verdict.Refused refused) {
      throw new RefusedException(refused.refusal());
    }
  }

  private Message begin(
      IncomingWebhook webhook, Draft draft, User author, Setting setting, String name) {
    Channel thread = threads.beginFor(webhook.id(), setting.channel().id(), name);
    try {
      return send(webhook, draft, author, setting, thread, true);
    } catch (RefusedException e) {
      threads.withdrawFor(webhook.id(), thread);
      throw e;
    }
  }

  private Message send(
      IncomingWebhook webhook,
      Draft draft,
      User author,
      Setting setting,
      Channel channel,
      boolean beginsThread) {
    List<Attachment> files =
        draft.hasFiles()
            ? attachments
                .store(webhook.id().author(), channel.id(), draft.listing(), draft.files(), false)
                .added()
            : List.of();
    return withFiles(
        files,
        new Command.SendMessage(
            headers.next(webhook.guild().space(), webhook.id().author()),
            channel.id(),
            author,
            draft.content(),
            draft.embedsJson(),
            draft.tts(),
            draft.flags(),
            null,
            false,
            setting.mentions(),
            null,
            files,
            beginsThread));
  }

  /// Asks for a message with these files, which are given up when there is none.
  private Message withFiles(List<Attachment> files, Command command) {
    switch (bridge.ask(command)) {
      case Verdict.Accepted accepted -> {
        return accepted.message();
      }
      case Verdict.Refused refused -> {
        if (refused.refusal().status() < SERVER_ERRORS) {
          attachments.giveUp(files);
        }
        throw new RefusedException(refused.refusal());
      }
      case Verdict.Deleted _, Verdict.Done _, Verdict.Fenced _, Verdict.Unknown _ ->
          throw new IllegalStateException("no verdict on a message of a webhook");
    }
  }

  private Setting setting(IncomingWebhook webhook, @Nullable ChannelId thread, Mentions mentions) {
    return database.read(
        rows -> {
          Channel channel =
              ChannelRows.findAny(rows, thread == null ? webhook.channel() : thread)
                  .filter(row -> isOf(webhook, row))
                  .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_CHANNEL));
          return new Setting(channel, mentioned(rows, channel, mentions));
        });
  }

  private static boolean isOf(IncomingWebhook webhook, Channel row) {
    return webhook.channel().equals(row.type().isThread() ? row.parent() : row.id());
  }

  private static MentionRequest mentioned(Transaction rows, Channel channel, Mentions mentions)
      throws SQLException {
    List<User> users = new ArrayList<>();
    if (!mentions.users().isEmpty()) {
      for (Member member : MemberRows.among(rows, channel.guild(), mentions.users())) {
        users.add(member.user());
      }
    }
    return new MentionRequest(
        users, mentions.roles().stream().map(RoleId::new).toList(), mentions.everyone());
  }
}
