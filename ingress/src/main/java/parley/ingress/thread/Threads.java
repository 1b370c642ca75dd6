package parley.ingress.thread;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.ThreadMember;
import parley.contracts.entity.ThreadTraits;
import parley.contracts.error.ApiError;
import parley.contracts.error.FieldError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.WebhookId;
import parley.contracts.message.ThreadTally;
import parley.contracts.payload.ThreadPayload;
import parley.contracts.payload.ThreadView;
import parley.contracts.permission.Permission;
import parley.contracts.snowflake.EntityIds;
import parley.ingress.audit.AuditAction;
import parley.ingress.audit.AuditChanges;
import parley.ingress.audit.AuditLog;
import parley.ingress.audit.AuditRecord;
import parley.ingress.database.SpaceTransaction;
import parley.ingress.database.SpaceTransactions;
import parley.ingress.database.Transaction;
import parley.ingress.form.Form;
import parley.ingress.guild.ActingMember;
import parley.ingress.guild.ChannelRows;
import parley.ingress.guild.GuildAccess;
import parley.ingress.guild.ThreadMemberRows;
import parley.ingress.guild.ThreadRows;
import parley.ingress.http.Actor;
import parley.ingress.http.RefusedException;

/// Begins, changes and deletes threads in their rows. Who begins a thread is its owner, and in it.
public final class Threads {
  /// The protocol's bound on the threads of a guild that are not archived.
  private static final int MOST_ACTIVE = 1_000;

  private final GuildAccess access;
  private final AuditLog audit;
  private final EntityIds ids;
  private final SpaceTransactions transactions;
  private final InstantSource clock;

  Threads(
      GuildAccess access,
      AuditLog audit,
      EntityIds ids,
      SpaceTransactions transactions,
      InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
    this.access = access;
    this.audit = audit;
    this.ids = ids;
  }

  /// A thread that was just begun.
  ///
  /// @param inForum whether its first message is yet to come
  public record Begun(ThreadView thread, boolean inForum) {}

  /// Begins a thread.
  ///
  /// @param message what it is to hang on, if it is to hang on a message
  public Begun begin(
      Actor actor, ChannelId parent, @Nullable Long message, Form form, @Nullable String reason) {
    return access.change(
        actor.id(),
        parent,
        (transaction, acting, row) -> {
          ChannelType type = type(row, message != null, form);
          acting.requireIn(row, permission(row, type));
          if (row.type().isForum() && !form.hasValue("message")) {
            form.fail(FieldError.required("message"));
          }
          ChannelId id = new ChannelId(message == null ? ids.next() : message);
          Channel thread = new ThreadForm(form).create(acting, row, id, type);
          requireRoom(transaction.rows(), thread);
          if (ThreadRows.find(transaction.rows(), id).isPresent()) {
            throw new RefusedException(ApiError.THREAD_EXISTS);
          }
          // First the member: who hears of the thread hears who is in it.
          ThreadMemberRows.insert(transaction.rows(), thread, actor.id(), acting.now());
          ThreadRows.insert(transaction.rows(), thread);
          write(
              transaction,
              acting,
              thread,
              AuditAction.THREAD_CREATE,
              AuditChanges.created(
                  json -> ThreadPayload.write(json, ThreadViews.uncounted(thread))),
              reason);
          return new Begun(
              new ThreadView(
                  thread,
                  ThreadTally.empty(id),
                  new ThreadMember(thread.guild(), id, actor.id(), acting.now(), 0)),
              row.type().isForum());
        });
  }

  /// Begins a thread of a forum for a webhook, which is in no thread.
  public Channel beginFor(WebhookId webhook, ChannelId forum, String name) {
    return transactions.run(
        webhook.author(),
        transaction -> {
          Transaction rows = transaction.rows();
          Channel parent =
              ChannelRows.find(rows, forum)
                  .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_CHANNEL));
          transaction.touch(parent.guild());
          Channel thread =
              ThreadForm.ofWebhook(
                  parent, new ChannelId(ids.next()), name, webhook.author(), clock.instant());
          requireRoom(rows, thread);
          ThreadRows.insert(rows, thread);
          return thread;
        });
  }

  /// Brings a thread back for a webhook that writes in it.
  public void reopenFor(WebhookId webhook, Channel thread) {
    transactions.change(
        webhook.author(),
        transaction -> {
          transaction.touch(thread.guild());
          Channel row =
              ThreadRows.find(transaction.rows(), thread.id())
                  .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_CHANNEL));
          ThreadTraits traits = row.thread();
          if (traits != null) {
            ThreadRows.update(
                transaction.rows(),
                row.with(traits.withArchived(false, ThreadForm.millis(clock.instant()))));
          }
        });
  }

  /// Takes back a thread that a webhook's first message did not get into.
  public void withdrawFor(WebhookId webhook, Channel thread) {
    transactions.change(
        webhook.author(),
        transaction -> {
          transaction.touch(thread.guild());
          ThreadRows.delete(transaction.rows(), thread);
        });
  }

  /// The thread as it will be, in the transaction that changes it.
  public Channel change(
      SpaceTransaction transaction,
      ActingMember acting,
      Channel thread,
      Form form,
      @Nullable String reason)
      throws SQLException {
    Transaction rows = transaction.rows();
    Channel parent =
        ChannelRows.find(rows, thread.guild(), parent(thread))
            .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_CHANNEL));
    ThreadForm wanted = new ThreadForm(form);
    requireMayChange(acting, thread, wanted);
    Channel changed = wanted.apply(acting, parent, thread);
    if (thread.isArchived() && changed.isArchived() && !changed.equals(thread)) {
      throw new RefusedException(ApiError.THREAD_ARCHIVED);
    }
    if (thread.isArchived() && !changed.isArchived()) {
      requireRoom(rows, changed);
    }
    ThreadRows.update(rows, changed);
    write(
        transaction,
        acting,
        thread,
        AuditAction.THREAD_UPDATE,
        AuditChanges.between(
            json -> ThreadPayload.write(json, ThreadViews.uncounted(thread)),
            json -> ThreadPayload.write(json, ThreadViews.uncounted(changed))),
        reason);
    return changed;
  }

  /// Deletes a thread, in the transaction that does.
  public void delete(
      SpaceTransaction transaction, ActingMember acting, Channel thread, @Nullable String reason)
      throws SQLException {
    acting.requireIn(thread, Permission.MANAGE_THREADS);
    ThreadRows.delete(transaction.rows(), thread);
    write(
        transaction,
        acting,
        thread,
        AuditAction.THREAD_DELETE,
        AuditChanges.deleted(json -> ThreadPayload.write(json, ThreadViews.uncounted(thread))),
        reason);
  }

  /// Takes back a thread that its first message did not get into.
  public void withdraw(Actor actor, ChannelId id) {
    access.change(
        actor.id(),
        id,
        (transaction, acting, thread) -> {
          ThreadRows.delete(transaction.rows(), thread);
          return thread;
        });
  }

  static void requireRoom(Transaction rows, Channel thread) throws SQLException {
    if (ThreadRows.countActive(rows, thread.guild()) >= MOST_ACTIVE) {
      throw new RefusedException(ApiError.TOO_MANY_THREADS);
    }
  }

  private static void requireMayChange(ActingMember acting, Channel thread, ThreadForm wanted) {
    long permissions = acting.permissionsIn(thread);
    if (!Permission.VIEW_CHANNEL.in(permissions)) {
      throw new RefusedException(ApiError.MISSING_ACCESS);
    }
    if (Permission.MANAGE_THREADS.in(permissions)) {
      return;
    }
    ThreadTraits traits = thread.thread();
    boolean locked = traits != null && traits.locked();
    boolean owner = traits != null && traits.owner().equals(acting.id());
    // Whoever may write in an archived thread may bring it back, as writing does.
    boolean bringsBack =
        wanted.isOnlyAboutArchiving()
            && thread.isArchived()
            && Permission.SEND_MESSAGES_IN_THREADS.in(permissions);
    if (locked) {
      throw new RefusedException(ApiError.THREAD_LOCKED);
    }
    if (wanted.needsModerator() || !(owner || bringsBack)) {
      throw new RefusedException(ApiError.MISSING_PERMISSIONS);
    }
  }

  private static ChannelType type(Channel parent, boolean onMessage, Form form) {
    return switch (parent.type()) {
      case TEXT -> {
        if (onMessage) {
          yield ChannelType.PUBLIC_THREAD;
        }
        Integer type =
            form.choice(
                "type",
                List.of(ChannelType.PUBLIC_THREAD.code(), ChannelType.PRIVATE_THREAD.code()));
        yield type == null ? ChannelType.PRIVATE_THREAD : ChannelType.of(type).orElseThrow();
      }
      case ANNOUNCEMENT -> ChannelType.ANNOUNCEMENT_THREAD;
      case FORUM, MEDIA -> {
        if (onMessage) {
          throw new RefusedException(ApiError.CHANNEL_TYPE);
        }
        yield ChannelType.PUBLIC_THREAD;
      }
      case DM,
          VOICE,
          GROUP_DM,
          CATEGORY,
          ANNOUNCEMENT_THREAD,
          PUBLIC_THREAD,
          PRIVATE_THREAD,
          STAGE,
          DIRECTORY ->
          throw new RefusedException(ApiError.CHANNEL_TYPE);
    };
  }

  private static Permission permission(Channel parent, ChannelType type) {
    return parent.type().isForum() ? Permission.SEND_MESSAGES : ThreadForm.toBegin(type);
  }

  private static ChannelId parent(Channel thread) {
    if (thread.parent() == null) {
      throw new IllegalStateException("a thread without a parent: " + thread.id());
    }
    return thread.parent();
  }

  private void write(
      SpaceTransaction transaction,
      ActingMember acting,
      Channel thread,
      AuditAction action,
      AuditChanges changes,
      @Nullable String reason)
      throws SQLException {
    audit.write(
        transaction.rows(),
        thread.guild(),
        acting.id(),
        AuditRecord.of(action, thread.id().value(), changes, reason));
  }
}
