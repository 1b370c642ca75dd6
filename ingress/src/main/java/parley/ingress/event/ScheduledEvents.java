package parley.ingress.event;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.Member;
import parley.contracts.entity.ScheduledEvent;
import parley.contracts.entity.User;
import parley.contracts.error.ApiError;
import parley.contracts.id.GuildId;
import parley.contracts.id.ScheduledEventId;
import parley.contracts.id.UserId;
import parley.contracts.payload.ScheduledEventPayload;
import parley.contracts.permission.Permission;
import parley.contracts.snowflake.EntityIds;
import parley.ingress.account.AccountRows;
import parley.ingress.audit.AuditAction;
import parley.ingress.audit.AuditChanges;
import parley.ingress.audit.AuditLog;
import parley.ingress.audit.AuditRecord;
import parley.ingress.database.Transaction;
import parley.ingress.form.Form;
import parley.ingress.guild.ActingMember;
import parley.ingress.guild.ChannelRows;
import parley.ingress.guild.GuildAccess;
import parley.ingress.guild.MemberRows;
import parley.ingress.http.RefusedException;

/// Plans, changes and gives up what guilds do together. What takes place in a channel is for those
/// who see it; who planned it, and who manages events, may change it.
@Singleton
final class ScheduledEvents {
  private static final int MOST_OPEN = 100;

  private final GuildAccess access;
  private final AuditLog audit;
  private final EntityIds ids;

  ScheduledEvents(GuildAccess access, AuditLog audit, EntityIds ids) {
    this.access = access;
    this.audit = audit;
    this.ids = ids;
  }

  /// An event as it is shown.
  record Shown(ScheduledEvent event, @Nullable User creator, int subscribers) {}

  /// Somebody who is interested.
  record Subscriber(User user, @Nullable Member member) {}

  /// Which of them to find.
  record Query(@Nullable Long after, @Nullable Long before, int limit) {}

  List<Shown> list(UserId user, GuildId guild) {
    return access.look(
        user,
        guild,
        (rows, acting) -> {
          List<ScheduledEventRows.Counted> open = ScheduledEventRows.open(rows, guild);
          List<User> creators =
              AccountRows.findUsers(
                  rows, open.stream().map(each -> each.event().creator().value()).toList());
          List<Channel> channels = ChannelRows.of(rows, guild);
          return open.stream()
              .filter(each -> isSeen(acting, channels, each.event()))
              .map(
                  each ->
                      new Shown(each.event(), creator(creators, each.event()), each.subscribers()))
              .toList();
        });
  }

  Shown find(UserId user, GuildId guild, ScheduledEventId id) {
    return access.look(user, guild, (rows, acting) -> shown(rows, present(rows, acting, id)));
  }

  Shown create(UserId user, GuildId guild, Form form, @Nullable String reason) {
    return access.change(
        user,
        guild,
        (transaction, acting) -> {
          Transaction rows = transaction.rows();
          ScheduledEvent event =
              ScheduledEventForm.create(
                  form, new ScheduledEventId(ids.next()), guild, user, acting.now());
          requireMayPlan(rows, acting, event);
          if (ScheduledEventRows.open(rows, guild).size() >= MOST_OPEN) {
            throw new RefusedException(ApiError.TOO_MANY_EVENTS);
          }
          ScheduledEventRows.insert(rows, event);
          tell(
              rows,
              acting,
              AuditAction.GUILD_SCHEDULED_EVENT_CREATE,
              event,
              AuditChanges.created(json -> ScheduledEventPayload.write(json, event)),
              reason);
          return shown(rows, new ScheduledEventRows.Counted(event, 0));
        });
  }

  Shown change(
      UserId user, GuildId guild, ScheduledEventId id, Form form, @Nullable String reason) {
    return access.change(
        user,
        guild,
        (transaction, acting) -> {
          Transaction rows = transaction.rows();
          ScheduledEventRows.Counted former = present(rows, acting, id);
          requireMayChange(acting, former.event());
          if (former.event().status().isOver()) {
            throw new RefusedException(ApiError.EVENT_FINISHED);
          }
          ScheduledEvent changed = ScheduledEventForm.apply(form, former.event(), acting.now());
          requireMayPlan(rows, acting, changed);
          ScheduledEventRows.update(rows, changed);
          tell(
              rows,
              acting,
              AuditAction.GUILD_SCHEDULED_EVENT_UPDATE,
              changed,
              AuditChanges.between(
                  json -> ScheduledEventPayload.write(json, former.event()),
                  json -> ScheduledEventPayload.write(json, changed)),
              reason);
          return shown(rows, new ScheduledEventRows.Counted(changed, former.subscribers()));
        });
  }

  void delete(UserId user, GuildId guild, ScheduledEventId id, @Nullable String reason) {
    access.change(
        user,
        guild,
        (transaction, acting) -> {
          Transaction rows = transaction.rows();
          ScheduledEvent former = present(rows, acting, id).event();
          requireMayChange(acting, former);
          ScheduledEventRows.delete(rows, former);
          tell(
              rows,
              acting,
              AuditAction.GUILD_SCHEDULED_EVENT_DELETE,
              former,
              AuditChanges.deleted(json -> ScheduledEventPayload.write(json, former)),
              reason);
          return former;
        });
  }

  /// An event with some of those who are interested.
  record Interest(ScheduledEvent event, List<Subscriber> subscribers) {}

  Interest subscribers(UserId user, GuildId guild, ScheduledEventId id, Query query) {
    return access.look(
        user,
        guild,
        (rows, acting) -> {
          ScheduledEvent event = present(rows, acting, id).event();
          List<Long> users =
              ScheduledEventRows.subscribers(
                  rows,
                  event,
                  query.after() == null ? 0 : query.after(),
                  query.before() == null ? Long.MAX_VALUE : query.before(),
                  query.limit());
          List<Member> members = MemberRows.among(rows, guild, users);
          List<Subscriber> found =
              AccountRows.findUsers(rows, users).stream()
                  .sorted((one, other) -> Long.compare(one.id().value(), other.id().value()))
                  .map(each -> new Subscriber(each, member(members, each)))
                  .toList();
          return new Interest(event, found);
        });
  }

  void subscribe(UserId user, GuildId guild, ScheduledEventId id, boolean interested) {
    access.change(
        user,
        guild,
        (transaction, acting) -> {
          ScheduledEvent event = present(transaction.rows(), acting, id).event();
          if (!interested) {
            ScheduledEventRows.unsubscribe(transaction.rows(), event, user);
          } else if (event.status().isOver()) {
            throw new RefusedException(ApiError.EVENT_FINISHED);
          } else {
            ScheduledEventRows.subscribe(transaction.rows(), event, user);
          }
          return event;
        });
  }

  private static Shown shown(Transaction rows, ScheduledEventRows.Counted counted)
      throws SQLException {
    List<User> creators = AccountRows.findUsers(rows, List.of(counted.event().creator().value()));
    return new Shown(counted.event(), creator(creators, counted.event()), counted.subscribers());
  }

  private static @Nullable User creator(List<User> users, ScheduledEvent event) {
    return users.stream()
        .filter(user -> user.id().equals(event.creator()))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Member member(List<Member> members, User user) {
    return members.stream()
        .filter(member -> member.user().id().equals(user.id()))
        .findFirst()
        .orElse(null);
  }

  private static ScheduledEventRows.Counted present(
      Transaction rows, ActingMember acting, ScheduledEventId id) throws SQLException {
    ScheduledEventRows.Counted found =
        ScheduledEventRows.find(rows, acting.guildId(), id)
            .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_EVENT));
    if (!isSeen(acting, ChannelRows.of(rows, acting.guildId()), found.event())) {
      throw new RefusedException(ApiError.UNKNOWN_EVENT);
    }
    return found;
  }

  private static boolean isSeen(ActingMember acting, List<Channel> channels, ScheduledEvent event) {
    return event.channel() == null
        || channels.stream()
            .filter(channel -> channel.id().equals(event.channel()))
            .anyMatch(channel -> Permission.VIEW_CHANNEL.in(acting.permissionsIn(channel)));
  }

  private static void requireMayPlan(Transaction rows, ActingMember acting, ScheduledEvent event)
      throws SQLException {
    if (event.channel() == null) {
      if (!acting.may(Permission.CREATE_EVENTS) && !acting.may(Permission.MANAGE_EVENTS)) {
        throw new RefusedException(ApiError.MISSING_PERMISSIONS);
      }
      return;
    }
    Optional<Channel> channel = ChannelRows.find(rows, acting.guildId(), event.channel());
    if (channel.isEmpty()) {
      throw new RefusedException(ApiError.UNKNOWN_CHANNEL);
    }
    if (channel.get().type() != ChannelType.VOICE) {
      throw new RefusedException(ApiError.CHANNEL_TYPE);
    }
    acting.requireIn(channel.get(), Permission.CONNECT);
    long permissions = acting.permissionsIn(channel.get());
    if (!Permission.CREATE_EVENTS.in(permissions) && !Permission.MANAGE_EVENTS.in(permissions)) {
      throw new RefusedException(ApiError.MISSING_PERMISSIONS);
    }
  }

  private static void requireMayChange(ActingMember acting, ScheduledEvent event) {
    boolean own = event.creator().equals(acting.id()) && acting.may(Permission.CREATE_EVENTS);
    if (!own) {
      acting.require(Permission.MANAGE_EVENTS);
    }
  }

  private void tell(
      Transaction rows,
      ActingMember acting,
      AuditAction action,
      ScheduledEvent event,
      AuditChanges changes,
      @Nullable String reason)
      throws SQLException {
    audit.write(
        rows,
        acting.guildId(),
        acting.id(),
        AuditRecord.of(action, event.id().value(), changes, reason));
  }
}
