package parley.ingress.message;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.error.ApiError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.message.Message;
import parley.contracts.message.ThreadTally;
import parley.contracts.payload.ThreadView;
import parley.contracts.permission.Permission;
import parley.ingress.form.Form;
import parley.ingress.guild.GuildAccess;
import parley.ingress.history.History;
import parley.ingress.http.Actor;
import parley.ingress.http.RefusedException;
import parley.ingress.http.Upload;
import parley.ingress.thread.Threads;

/// Begins threads: first the row, then what is said about it. In a forum the thread stays only if
/// its first message does.
final class ThreadStarts {
  private final GuildAccess access;
  private final History history;
  private final Threads threads;
  private final Messages messages;

  ThreadStarts(GuildAccess access, History history, Threads threads, Messages messages) {
    this.access = access;
    this.history = history;
    this.threads = threads;
    this.messages = messages;
  }

  /// @param first the first message, in forums
  record Started(ThreadView thread, @Nullable Message first) {}

  /// @param files that came with the request, for the first message
  Started begin(
      Actor actor, ChannelId parent, Form form, List<Upload> files, @Nullable String reason) {
    Form first = form.object("message");
    Draft draft = first == null ? null : Draft.read(first, files);
    Threads.Begun begun = threads.begin(actor, parent, null, form, reason);
    Channel row = begun.thread().row();
    if (begun.inForum() && draft != null) {
      Message message = firstMessage(actor, row.id(), draft);
      return new Started(
          new ThreadView(
              row, new ThreadTally(row.id(), 0, 0, message.id()), begun.thread().member()),
          message);
    }
    if (row.type() != ChannelType.PRIVATE_THREAD) {
      messages.announce(actor, row, null);
    }
    return new Started(begun.thread(), null);
  }

  Started beginOn(Actor actor, ChannelId parent, MessageId id, Form form, @Nullable String reason) {
    Place place = Place.find(access, actor, parent);
    if (!place.may(Permission.READ_MESSAGE_HISTORY)) {
      throw new RefusedException(ApiError.MISSING_PERMISSIONS);
    }
    Message message =
        history
            .find(place.space(), parent, id)
            .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_MESSAGE));
    if ((message.flags() & Message.HAS_THREAD) != 0) {
      throw new RefusedException(ApiError.THREAD_EXISTS);
    }
    if (message.guild() == null) {
      throw new RefusedException(ApiError.DM_CHANNEL);
    }
    if (message.isSystem()) {
      throw new RefusedException(ApiError.SYSTEM_MESSAGE);
    }
    ThreadView thread = threads.begin(actor, parent, id.value(), form, reason).thread();
    messages.announce(actor, thread.row(), message);
    return new Started(thread, null);
  }

  private Message firstMessage(Actor actor, ChannelId thread, Draft draft) {
    try {
      return messages.begin(actor, thread, draft);
    } catch (RefusedException e) {
      threads.withdraw(actor, thread);
      throw e;
    }
  }
}
