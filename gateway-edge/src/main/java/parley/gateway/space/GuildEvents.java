package parley.gateway.space;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.AuditLogEntry;
import parley.contracts.entity.Ban;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Entity;
import parley.contracts.entity.EntityKey;
import parley.contracts.entity.EntityKind;
import parley.contracts.entity.Expressions;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Member;
import parley.contracts.entity.Role;
import parley.contracts.entity.Webhook;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.contracts.interaction.InteractionEvent;
import parley.contracts.message.MessageEvent;
import parley.contracts.payload.AuditLogPayload;
import parley.contracts.payload.BanPayload;
import parley.contracts.payload.ExpressionPayload;
import parley.contracts.payload.GuildPayload;
import parley.contracts.payload.MemberPayload;
import parley.contracts.payload.MessagePayload;
import parley.contracts.payload.RolePayload;
import parley.contracts.payload.TypingPayload;
import parley.contracts.payload.WebhookPayload;
import parley.contracts.permission.Permission;
import parley.contracts.token.FileLinks;
import parley.contracts.user.Typing;
import parley.gateway.dispatch.Dispatch;
import parley.gateway.dispatch.EventType;
import parley.gateway.dispatch.Intent;
import parley.gateway.dispatch.MessageDispatch;
import parley.gateway.dispatch.PlainDispatch;
import parley.gateway.dispatch.ReactionDispatch;
import parley.gateway.fanout.Fanout;
import parley.gateway.fanout.Resident;
import parley.gateway.session.Seat;

/// Applies what happens in a guild, in its order, and says whom it concerns. Used by the hub's
/// thread only.
public final class GuildEvents {
  private final Fanout fanout;
  private final FileLinks links;
  private final InviteEvents invites;
  private final InteractionEvents interactions;

  public GuildEvents(Fanout fanout, FileLinks links) {
    this.fanout = fanout;
    this.links = links;
    this.invites = new InviteEvents(fanout);
    this.interactions = new InteractionEvents(fanout, links);
  }

  /// Something was decided about a message.
  public void apply(GuildSpace guild, MessageEvent event, long decidedAtMs) {
    guild.rows().threads().count(event);
    switch (event) {
      case MessageEvent.Created created ->
          tellReaders(
              guild,
              created.message().channel(),
              Intent.GUILD_MESSAGES,
              MessageDispatch.created(created, decidedAtMs, links));
      case MessageEvent.Updated updated ->
          tellReaders(
              guild,
              updated.message().channel(),
              Intent.GUILD_MESSAGES,
              MessageDispatch.updated(updated, decidedAtMs, links));
      case MessageEvent.Deleted deleted ->
          tellReaders(
              guild,
              deleted.channel(),
              Intent.GUILD_MESSAGES,
              PlainDispatch.shared(
                  EventType.MESSAGE_DELETE,
                  decidedAtMs,
                  json -> MessagePayload.writeDeleted(json, deleted)));
      case MessageEvent.ReactionAdded added ->
          tellReaders(
              guild,
              added.channel(),
              ReactionDispatch.inGuild(added.count().emoji()),
              ReactionDispatch.added(added, decidedAtMs));
      case MessageEvent.ReactionRemoved removed ->
          tellReaders(
              guild,
              removed.channel(),
              ReactionDispatch.inGuild(removed.count().emoji()),
              ReactionDispatch.removed(removed, decidedAtMs));
      case MessageEvent.ReactionsCleared cleared ->
          tellReaders(
              guild,
              cleared.channel(),
              Intent.GUILD_MESSAGE_REACTIONS,
              ReactionDispatch.cleared(cleared, decidedAtMs));
      case MessageEvent.MessagesDeleted deleted ->
          tellReaders(guild, deleted.channel(), Intent.GUILD_MESSAGES, bulk(deleted, decidedAtMs));
      case MessageEvent.PinsChanged changed -> {
        Channel channel = guild.rows().channel(changed.channel());
        if (channel != null) {
          fanout.deliver(
              pins(changed, decidedAtMs), interestedIn(guild.index().viewersOf(channel)));
        }
      }
      case MessageEvent.Unknown ignored -> {}
    }
  }

  /// Somebody is told of an interaction.
  public void apply(GuildSpace guild, InteractionEvent event, long decidedAtMs) {
    interactions.apply(guild, event, decidedAtMs);
  }

  /// Somebody writes something.
  public void apply(GuildSpace guild, Typing typing, long decidedAtMs) {
    Channel channel = guild.rows().channel(typing.channel());
    if (channel != null) {
      fanout.deliver(
          PlainDispatch.shared(
              EventType.TYPING_START, decidedAtMs, json -> TypingPayload.write(json, typing)),
          guild.index().readersOf(channel, Intent.GUILD_MESSAGE_TYPING));
    }
  }

  static Dispatch bulk(MessageEvent.MessagesDeleted deleted, long decidedAtMs) {
    return PlainDispatch.shared(
        EventType.MESSAGE_DELETE_BULK,
        decidedAtMs,
        json -> MessagePayload.writeDeleted(json, deleted));
  }

  static Dispatch pins(MessageEvent.PinsChanged changed, long decidedAtMs) {
    return PlainDispatch.shared(
        EventType.CHANNEL_PINS_UPDATE,
        decidedAtMs,
        json -> MessagePayload.writePinsChanged(json, changed));
  }

  /// The guild's own row changed, but did not go.
  public void applyGuild(GuildSpace guild, @Nullable Entity before, Guild after, long nowMs) {
    UserId formerOwner = guild.rows().guild().owner();
    Set<UserId> reconsidered =
        formerOwner.equals(after.owner()) ? Set.of() : Set.of(formerOwner, after.owner());
    MemberSights sights = MemberSights.before(guild, reconsidered);
    guild.rows().put(after);
    guild.reconsiderStandings(reconsidered, Instant.ofEpochMilli(nowMs));
    sights.tellDifferences(fanout, nowMs);
    if (before instanceof Guild former && !looksAlike(former, after)) {
      List<Role> roles = List.copyOf(guild.rows().roles());
      Expressions expressions = guild.rows().expressions();
      fanout.deliver(
          PlainDispatch.shared(
              EventType.GUILD_UPDATE,
              nowMs,
              json -> GuildPayload.write(json, after, roles, expressions)),
          interestedIn(guild.seats()));
    }
  }

  public void applyChannel(GuildSpace guild, ChannelId id, @Nullable Channel after, long nowMs) {
    Sights sights = Sights.beforeChannel(guild, id);
    if (after == null) {
      guild.rows().remove(id);
    } else {
      guild.rows().put(after);
    }
    sights.tellDifferences(fanout, nowMs);
  }

  public void applyRole(
      GuildSpace guild, RoleId id, @Nullable Entity before, @Nullable Role after, long nowMs) {
    Sights sights = Sights.beforeRole(guild, id);
    EventType type;
    if (after == null) {
      guild.rows().remove(id);
      type = EventType.GUILD_ROLE_DELETE;
    } else {
      guild.rows().put(after);
      type = before == null ? EventType.GUILD_ROLE_CREATE : EventType.GUILD_ROLE_UPDATE;
    }
    fanout.deliver(
        PlainDispatch.shared(
            type,
            nowMs,
            json -> {
              if (after == null) {
                RolePayload.writeRemoval(json, guild.rows().guild().id(), id);
              } else {
                RolePayload.writeEvent(json, after);
              }
            }),
        interestedIn(guild.seats()));
    sights.tellDifferences(fanout, nowMs);
  }

  /// A member came or changed.
  public void applyMember(GuildSpace guild, @Nullable Entity before, Member after, long nowMs) {
    UserId user = after.user().id();
    PlainDispatch event =
        PlainDispatch.shared(
            before == null ? EventType.GUILD_MEMBER_ADD : EventType.GUILD_MEMBER_UPDATE,
            nowMs,
            json -> MemberPayload.writeEvent(json, after));
    fanout.deliver(event, watchersOf(guild, user));
    if (guild.member(user) != null) {
      MemberSights sights = MemberSights.before(guild, List.of(user));
      guild.put(after, Instant.ofEpochMilli(nowMs));
      sights.tellDifferences(fanout, nowMs);
    }
  }

  /// A member left; their own sessions are told otherwise.
  public void applyMemberGone(GuildSpace guild, Member before, long nowMs) {
    fanout.deliver(
        PlainDispatch.shared(
            EventType.GUILD_MEMBER_REMOVE,
            nowMs,
            json -> MemberPayload.writeRemoval(json, guild.rows().guild().id(), before.user())),
        watchersOf(guild, null));
  }

  /// An emoji or a sticker came, changed or went: clients are told of all there are.
  public void applyExpression(GuildSpace guild, EntityKey key, @Nullable Entity after, long nowMs) {
    guild.rows().putExpression(key, after);
    GuildId id = guild.rows().guild().id();
    Expressions expressions = guild.rows().expressions();
    PlainDispatch event =
        key.kind() == EntityKind.EMOJI
            ? PlainDispatch.shared(
                EventType.GUILD_EMOJIS_UPDATE,
                nowMs,
                json -> ExpressionPayload.writeEmojisEvent(json, id, expressions))
            : PlainDispatch.shared(
                EventType.GUILD_STICKERS_UPDATE,
                nowMs,
                json -> ExpressionPayload.writeStickersEvent(json, id, expressions));
    fanout.deliver(event, withIntent(guild.seats(), Intent.GUILD_EXPRESSIONS));
  }

  /// Somebody was banned, or may come back.
  public void applyBan(GuildSpace guild, @Nullable Ban before, @Nullable Ban after, long nowMs) {
    Ban ban = after == null ? before : after;
    if (ban == null || (before != null && after != null)) {
      return;
    }
    fanout.deliver(
        PlainDispatch.shared(
            after == null ? EventType.GUILD_BAN_REMOVE : EventType.GUILD_BAN_ADD,
            nowMs,
            json -> BanPayload.writeEvent(json, ban)),
        withIntent(
            guild.index().seatsOfThoseWho(Permission.BAN_MEMBERS, Permission.VIEW_AUDIT_LOG),
            Intent.GUILD_MODERATION));
  }

  /// The webhooks of a channel are others than before.
  public void applyWebhook(
      GuildSpace guild, @Nullable Webhook before, @Nullable Webhook after, long nowMs) {
    Set<ChannelId> channels = new LinkedHashSet<>();
    if (before != null) {
      channels.add(before.channel());
    }
    if (after != null) {
      channels.add(after.channel());
    }
    GuildId id = guild.rows().guild().id();
    for (ChannelId channel : channels) {
      fanout.deliver(
          PlainDispatch.shared(
              EventType.WEBHOOKS_UPDATE,
              nowMs,
              json -> WebhookPayload.writeUpdated(json, id, channel)),
          withIntent(
              guild.index().seatsOfThoseWho(Permission.MANAGE_WEBHOOKS), Intent.GUILD_WEBHOOKS));
    }
  }

  /// Somebody did something that the guild's audit log keeps.
  public void applyAuditLogEntry(GuildSpace guild, AuditLogEntry entry, long nowMs) {
    fanout.deliver(
        PlainDispatch.shared(
            EventType.GUILD_AUDIT_LOG_ENTRY_CREATE,
            nowMs,
            json -> AuditLogPayload.writeEvent(json, entry)),
        withIntent(
            guild.index().seatsOfThoseWho(Permission.VIEW_AUDIT_LOG), Intent.GUILD_MODERATION));
    invites.apply(guild, entry, nowMs);
  }

  /// Timeouts that ended since the last look let members see and hear more again.
  public void endTimeouts(GuildSpace guild, Instant lastLook, Instant now) {
    List<UserId> ended = guild.endedTimeouts(lastLook, now);
    if (ended.isEmpty()) {
      return;
    }
    MemberSights sights = MemberSights.before(guild, ended);
    guild.reconsiderStandings(ended, now);
    sights.tellDifferences(fanout, now.toEpochMilli());
  }

  /// Those of some sessions that asked for the guild's structure.
  static List<Seat> interestedIn(Collection<Seat> seats) {
    return withIntent(seats, Intent.GUILDS);
  }

  private void tellReaders(GuildSpace guild, ChannelId id, Intent intent, Dispatch event) {
    Channel channel = guild.rows().channel(id);
    if (channel != null) {
      fanout.deliver(event, guild.index().readersOf(channel, intent));
    }
  }

  private static List<Seat> watchersOf(GuildSpace guild, @Nullable UserId self) {
    List<Seat> watchers = new ArrayList<>();
    for (Resident resident : guild.residents()) {
      watchers.addAll(
          resident.user().equals(self)
              ? resident.seats()
              : withIntent(resident.seats(), Intent.GUILD_MEMBERS));
    }
    return watchers;
  }

  private static List<Seat> withIntent(Collection<Seat> seats, Intent intent) {
    return seats.stream().filter(seat -> seat.session().viewer().intents().has(intent)).toList();
  }

  /// Whether two rows differ only in what clients are not told of.
  private static boolean looksAlike(Guild one, Guild other) {
    return settled(one, other).equals(other);
  }

  private static Guild settled(Guild row, Guild like) {
    return new Guild(
        row.id(),
        row.name(),
        row.icon(),
        row.owner(),
        row.systemChannel(),
        row.afkChannel(),
        row.afkTimeoutSeconds(),
        row.verificationLevel(),
        row.defaultMessageNotifications(),
        row.explicitContentFilter(),
        row.mfaLevel(),
        row.nsfwLevel(),
        row.description(),
        row.preferredLocale(),
        row.systemChannelFlags(),
        like.memberCount(),
        like.revision(),
        row.deleted());
  }
}
