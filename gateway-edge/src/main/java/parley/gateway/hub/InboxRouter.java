package parley.gateway.hub;

import java.util.List;
import parley.contracts.edge.Handover;
import parley.contracts.edge.InboxEvent;
import parley.contracts.edge.InboxRecord;
import parley.contracts.entity.Account;
import parley.contracts.entity.AuditLogEntry;
import parley.contracts.entity.AutoModRule;
import parley.contracts.entity.Ban;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Credential;
import parley.contracts.entity.EventSubscriber;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Member;
import parley.contracts.entity.Membership;
import parley.contracts.entity.Profile;
import parley.contracts.entity.Role;
import parley.contracts.entity.ScheduledEvent;
import parley.contracts.entity.Webhook;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.contracts.payload.AccountPayload;
import parley.contracts.space.SpaceId;
import parley.gateway.dispatch.EventType;
import parley.gateway.dispatch.PlainDispatch;
import parley.gateway.fanout.Fanout;
import parley.gateway.roster.MemberLists;
import parley.gateway.roster.MemberRequests;
import parley.gateway.session.Seat;
import parley.gateway.space.GuildEvents;
import parley.gateway.space.GuildSpace;
import parley.gateway.space.ModerationEvents;
import parley.gateway.space.PlannedEvents;
import parley.gateway.space.PresenceEvents;
import parley.gateway.space.ThreadEvents;
import parley.gateway.space.UserEvents;
import parley.gateway.space.UserSpace;
import parley.gateway.voice.VoiceDesk;

/// Takes each record of the inbox to whom it is about. What is about a space that nobody follows
/// any more is passed over: the topology had not heard so yet. Used by the hub's thread only.
final class InboxRouter {
  private final Directory directory;
  private final Logins logins;
  private final Arrivals arrivals;
  private final Departures departures;
  private final GuildEvents guildEvents;
  private final ThreadEvents threadEvents;
  private final UserEvents userEvents;
  private final MemberRequests memberRequests;
  private final Claims claims;
  private final Offers offers;
  private final MemberLists memberLists;
  private final PresenceEvents presenceEvents;
  private final ModerationEvents moderation;
  private final PlannedEvents plans;
  private final VoiceDesk voice;
  private final Fanout fanout;

  InboxRouter(
      Directory directory,
      Logins logins,
      Arrivals arrivals,
      Departures departures,
      GuildEvents guildEvents,
      UserEvents userEvents,
      MemberRequests memberRequests,
      Claims claims,
      Offers offers,
      VoiceDesk voice,
      MemberLists memberLists,
      Fanout fanout) {
    this.directory = directory;
    this.logins = logins;
    this.arrivals = arrivals;
    this.departures = departures;
    this.guildEvents = guildEvents;
    this.threadEvents = new ThreadEvents(fanout);
    this.userEvents = userEvents;
    this.memberRequests = memberRequests;
    this.claims = claims;
    this.offers = offers;
    this.memberLists = memberLists;
    this.presenceEvents = new PresenceEvents(fanout);
    this.plans = new PlannedEvents(fanout);
    this.moderation = new ModerationEvents(fanout);
    this.voice = voice;
    this.fanout = fanout;
  }

  void apply(InboxRecord inbox) {
    long decidedAtMs = inbox.decidedAt().toEpochMilli();
    GuildId id = new GuildId(inbox.space().value());
    switch (inbox.event()) {
      case InboxEvent.UserSnapshot snapshot -> logins.load(snapshot);
      case InboxEvent.GuildSnapshot snapshot -> arrivals.load(id, snapshot);
      case InboxEvent.MemberSnapshot snapshot -> arrivals.load(id, snapshot);
      case InboxEvent.SpaceAbsent absent -> {
        if (inbox.space().equals(absent.user().space())) {
          logins.absent(absent.user());
        } else {
          arrivals.absent(id, absent.user());
        }
      }
      case InboxEvent.EntityChanged changed -> apply(id, changed, decidedAtMs);
      case InboxEvent.MessageDecided decided -> {
        GuildSpace guild = directory.guild(id);
        if (guild != null) {
          guildEvents.apply(guild, decided.event(), decidedAtMs);
        }
      }
      case InboxEvent.ThreadChanged changed -> {
        GuildSpace guild = directory.guild(id);
        if (guild != null) {
          threadEvents.apply(guild, changed, decidedAtMs);
        }
      }
      case InboxEvent.ThreadMemberChanged changed -> {
        GuildSpace guild = directory.guild(id);
        if (guild != null) {
          threadEvents.apply(guild, changed, decidedAtMs);
        }
      }
      case InboxEvent.SomebodyTypes types -> {
        GuildSpace guild = directory.guild(id);
        if (guild != null) {
          guildEvents.apply(guild, types.typing(), decidedAtMs);
        }
      }
      case InboxEvent.ReadStateChanged changed -> {
        UserSpace user = directory.user(new UserId(inbox.space().value()));
        if (user != null) {
          userEvents.apply(user, changed, decidedAtMs);
        }
      }
      case InboxEvent.Forwarded forwarded -> {
        UserSpace user = directory.user(forwarded.event().user());
        if (user != null) {
          userEvents.apply(user, forwarded.event(), decidedAtMs);
        }
      }
      case InboxEvent.MembersFound found -> memberRequests.answer(found);
      case InboxEvent.PresencesChanged changed -> apply(inbox.space(), changed, decidedAtMs);
      case InboxEvent.SessionMoves moves -> apply(inbox.space(), moves.handover());
      case InboxEvent.VoiceStateChanged changed -> {
        GuildSpace guild = directory.guild(id);
        if (guild != null) {
          voice.apply(guild, changed, decidedAtMs);
        }
      }
      case InboxEvent.Interacted interacted -> {
        GuildSpace guild = directory.guild(id);
        if (guild != null) {
          guildEvents.apply(guild, interacted.event(), decidedAtMs);
        }
      }
      case InboxEvent.RuleExecuted executed -> {
        GuildSpace guild = directory.guild(id);
        if (guild != null) {
          moderation.apply(guild, executed.execution(), decidedAtMs);
        }
      }
      case InboxEvent.LifeExpired ignored -> {}
      case InboxEvent.Unknown ignored -> {}
    }
  }

  private void apply(SpaceId space, Handover handover) {
    switch (handover) {
      case Handover.Claimed claimed -> offers.claimed(claimed);
      case Handover.Offered offered -> claims.offered(offered);
      case Handover.Refused refused -> claims.refused(refused.session());
      case Handover.Leaves leaves -> offers.left(space, leaves.session());
      case Handover.Arrives arrives -> claims.arrived(space, arrives.session());
      case Handover.Given given -> claims.given(given);
    }
  }

  private void apply(SpaceId space, InboxEvent.PresencesChanged changed, long nowMs) {
    GuildSpace guild = directory.guild(new GuildId(space.value()));
    UserSpace user = directory.user(new UserId(space.value()));
    if (guild != null) {
      presenceEvents.apply(guild, changed.members(), nowMs);
      memberLists.changed(new GuildId(space.value()));
    } else if (user != null) {
      presenceEvents.apply(user, changed.members(), nowMs);
    }
  }

  private void apply(GuildId id, InboxEvent.EntityChanged changed, long nowMs) {
    switch (changed.key().kind()) {
      case GUILD,
          CHANNEL,
          ROLE,
          MEMBER,
          AUDIT_LOG_ENTRY,
          BAN,
          WEBHOOK,
          EMOJI,
          STICKER,
          AUTO_MODERATION_RULE,
          SCHEDULED_EVENT,
          EVENT_SUBSCRIBER -> {
        GuildSpace guild = directory.guild(id);
        if (guild != null) {
          applyToGuild(id, guild, changed, nowMs);
        }
      }
      case ACCOUNT, MEMBERSHIP, CREDENTIAL -> {
        UserSpace user = directory.user(new UserId(changed.key().space().value()));
        if (user != null) {
          applyToUser(user, changed, nowMs);
        }
      }
      case RELATIONSHIP, PROFILE, SETTINGS, GUILD_SETTINGS, NOTE -> {
        UserSpace user = directory.user(new UserId(changed.key().space().value()));
        if (user != null) {
          userEvents.apply(user, changed, nowMs);
        }
      }
      // Threads have events of their own.
      case THREAD, THREAD_MEMBER, PRIVATE_CHANNEL, UNKNOWN -> {}
    }
  }

  private void applyToGuild(
      GuildId id, GuildSpace guild, InboxEvent.EntityChanged changed, long nowMs) {
    long rowId = changed.key().id();
    switch (changed.key().kind()) {
      case GUILD -> {
        if (changed.after() instanceof Guild row && !row.deleted()) {
          guildEvents.applyGuild(guild, changed.before(), row, nowMs);
        } else {
          departures.drop(id, guild);
        }
      }
      case CHANNEL ->
          guildEvents.applyChannel(guild, new ChannelId(rowId), (Channel) changed.after(), nowMs);
      case ROLE ->
          guildEvents.applyRole(
              guild, new RoleId(rowId), changed.before(), (Role) changed.after(), nowMs);
      case MEMBER -> applyToMember(id, guild, changed, nowMs);
      case WEBHOOK ->
          guildEvents.applyWebhook(
              guild, (Webhook) changed.before(), (Webhook) changed.after(), nowMs);
      case BAN -> guildEvents.applyBan(guild, (Ban) changed.before(), (Ban) changed.after(), nowMs);
      case EMOJI, STICKER ->
          guildEvents.applyExpression(guild, changed.key(), changed.after(), nowMs);
      case SCHEDULED_EVENT ->
          plans.apply(
              guild, (ScheduledEvent) changed.before(), (ScheduledEvent) changed.after(), nowMs);
      case EVENT_SUBSCRIBER ->
          plans.apply(
              guild, (EventSubscriber) changed.before(), (EventSubscriber) changed.after(), nowMs);
      case AUTO_MODERATION_RULE ->
          moderation.applyRule(
              guild, (AutoModRule) changed.before(), (AutoModRule) changed.after(), nowMs);
      case AUDIT_LOG_ENTRY -> {
        if (changed.after() instanceof AuditLogEntry entry) {
          guildEvents.applyAuditLogEntry(guild, entry, nowMs);
        }
      }
      case ACCOUNT,
          MEMBERSHIP,
          CREDENTIAL,
          THREAD,
          THREAD_MEMBER,
          PRIVATE_CHANNEL,
          RELATIONSHIP,
          PROFILE,
          SETTINGS,
          GUILD_SETTINGS,
          NOTE,
          UNKNOWN -> {}
    }
  }

  private void applyToMember(
      GuildId id, GuildSpace guild, InboxEvent.EntityChanged changed, long nowMs) {
    if (changed.after() instanceof Member member) {
      guild.roster().put(member);
      memberLists.changed(id);
      guildEvents.applyMember(guild, changed.before(), member, nowMs);
    } else if (changed.before() instanceof Member member) {
      guild.roster().remove(member.user().id());
      memberLists.changed(id);
      departures.expel(id, guild, member.user().id());
      guildEvents.applyMemberGone(guild, member, nowMs);
      departures.closeWhenEmpty(id, guild);
    }
  }

  private void applyToUser(UserSpace user, InboxEvent.EntityChanged changed, long nowMs) {
    switch (changed.after()) {
      case Account account -> {
        boolean looksNew =
            changed.before() instanceof Account before && !before.user().equals(account.user());
        user.put(account);
        if (looksNew) {
          Profile profile = user.personalState(account.user().id()).profile();
          fanout.deliver(
              PlainDispatch.shared(
                  EventType.USER_UPDATE,
                  nowMs,
                  json -> AccountPayload.write(json, account, profile)),
              List.copyOf(user.seats()));
        }
      }
      case Membership membership -> join(user, membership);
      case Credential credential -> user.put(credential);
      case null, default -> goneFromUser(user, changed);
    }
  }

  private void join(UserSpace user, Membership membership) {
    user.put(membership);
    GuildId guild = membership.guild();
    for (Seat seat : user.seats()) {
      // One that moves is told at its arrival.
      if (!seat.isMoving()
          && seat.wants(guild)
          && !seat.guilds().contains(guild)
          && seat.awaited().add(guild)) {
        arrivals.arrive(guild, seat);
      }
    }
  }

  private void goneFromUser(UserSpace user, InboxEvent.EntityChanged changed) {
    switch (changed.before()) {
      case Membership membership -> {
        user.removeMembership(membership.guild());
        GuildSpace guild = directory.guild(membership.guild());
        if (guild != null) {
          departures.expel(membership.guild(), guild, membership.user());
          departures.closeWhenEmpty(membership.guild(), guild);
        }
      }
      case Credential credential -> departures.revoke(user, credential.id());
      case null, default -> {}
    }
  }
}
