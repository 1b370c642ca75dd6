package parley.streams.space;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.edge.Handover;
import parley.contracts.edge.InboxEvent;
import parley.contracts.edge.Subscription;
import parley.contracts.entity.Account;
import parley.contracts.entity.Member;
import parley.contracts.entity.ThreadMember;
import parley.contracts.id.UserId;
import parley.contracts.space.SpaceId;
import parley.streams.fanout.GuildSnapshots;
import parley.streams.fanout.MemberPages;
import parley.streams.fanout.Outbox;
import parley.streams.fanout.SpaceFollowers;
import parley.streams.guild.GuildView;
import parley.streams.guild.SpaceEntities;
import parley.streams.presence.SpacePresences;
import parley.streams.thread.ThreadStep;
import parley.streams.user.Conversations;
import parley.streams.user.ReadStates;
import parley.streams.user.UserSnapshots;
import parley.streams.voice.VoiceStates;

/// Lets slots follow spaces, and answers with a snapshot in the same ordered inbox in which every
/// later event will come. Belongs to the task's thread.
final class SubscriptionStep {
  private final SpaceEntities entities;
  private final ThreadStep threads;
  private final SpaceFollowers followers;
  private final Conversations conversations;
  private final ReadStates readStates;
  private final MemberPages members;
  private final SpacePresences presences;
  private final VoiceStates voiceStates;
  private final Outbox outbox;

  SubscriptionStep(
      SpaceEntities entities,
      ThreadStep threads,
      SpaceFollowers followers,
      Conversations conversations,
      ReadStates readStates,
      SpacePresences presences,
      VoiceStates voiceStates,
      Outbox outbox) {
    this.entities = entities;
    this.threads = threads;
    this.followers = followers;
    this.conversations = conversations;
    this.readStates = readStates;
    this.presences = presences;
    this.voiceStates = voiceStates;
    this.members = new MemberPages(entities, presences::of);
    this.outbox = outbox;
  }

  void apply(Subscription subscription, long nowMs) {
    switch (subscription) {
      case Subscription.Alive alive -> {
        if (!followers.alive(alive.slot(), alive.epoch(), nowMs)) {
          outbox.tellExpired(new SpaceFollowers.Slot(alive.slot(), alive.epoch()));
        }
      }
      case Subscription.Subscribe subscribe -> {
        if (followers.isCurrent(subscribe.slot(), subscribe.epoch())) {
          follow(subscribe);
        }
      }
      case Subscription.Unsubscribe unsubscribe ->
          followers.unfollow(
              unsubscribe.space(), unsubscribe.slot(), unsubscribe.epoch(), unsubscribe.user());
      case Subscription.Move move -> {
        if (followers.isCurrent(move.slot(), move.epoch())) {
          move(move);
        }
      }
      case Subscription.RequestMembers request -> {
        if (followers.isCurrent(request.slot(), request.epoch())) {
          find(request);
        }
      }
      case Subscription.Unknown ignored -> {}
    }
  }

  /// The snapshot, the arrival and the leaving stand at one point of the space's order.
  private void move(Subscription.Move move) {
    follow(new Subscription.Subscribe(move.slot(), move.epoch(), move.space(), move.user()));
    outbox.tell(
        new SpaceFollowers.Slot(move.slot(), move.epoch()),
        move.space(),
        new InboxEvent.SessionMoves(new Handover.Arrives(move.session())));
    if (followers.isCurrent(move.fromSlot(), move.fromEpoch())) {
      outbox.tell(
          new SpaceFollowers.Slot(move.fromSlot(), move.fromEpoch()),
          move.space(),
          new InboxEvent.SessionMoves(new Handover.Leaves(move.session())));
    }
  }

  /// Whoever is no member (any more) finds nobody.
  private void find(Subscription.RequestMembers asked) {
    SpaceFollowers.Slot slot = new SpaceFollowers.Slot(asked.slot(), asked.epoch());
    GuildView guild = entities.guild(asked.space());
    Member member = guild == null ? null : entities.member(guild.guild().id(), asked.user());
    outbox.tell(
        slot,
        asked.space(),
        guild == null || member == null
            ? new InboxEvent.MembersFound(asked.request(), List.of(), List.of(), false)
            : members.find(guild.guild().id(), asked.request(), asked.query()));
  }

  private void follow(Subscription.Subscribe subscribe) {
    SpaceFollowers.Slot slot = new SpaceFollowers.Slot(subscribe.slot(), subscribe.epoch());
    SpaceId space = subscribe.space();
    UserId user = subscribe.user();
    if (space.equals(user.space())) {
      followUser(slot, user);
      return;
    }
    GuildView guild = entities.guild(space);
    Member member = guild == null ? null : entities.member(guild.guild().id(), user);
    if (guild == null || member == null) {
      outbox.tell(slot, space, new InboxEvent.SpaceAbsent(user));
      return;
    }
    List<ThreadMember> joined = threads.joinedBy(guild.guild().id(), user);
    if (followers.follow(space, slot.number(), slot.epoch(), user)) {
      boolean small = guild.guild().memberCount() <= SpacePresences.SMALL;
      GuildSnapshots.of(
              guild,
              member,
              presences.roster(guild.guild().id(), small),
              small,
              threads.snapshot(space, joined),
              voiceStates.of(space),
              entities.expressions(space))
          .forEach(part -> outbox.tell(slot, space, part));
    } else {
      outbox.tell(slot, space, new InboxEvent.MemberSnapshot(user, member, joined));
    }
  }

  private void followUser(SpaceFollowers.Slot slot, UserId user) {
    SpaceId space = user.space();
    @Nullable Account account = entities.account(space);
    if (account == null) {
      outbox.tell(slot, space, new InboxEvent.SpaceAbsent(user));
      return;
    }
    followers.follow(space, slot.number(), slot.epoch(), user);
    UserSnapshots.of(
            account,
            entities.memberships(space),
            entities.credentials(space),
            conversations.listed(user),
            entities.personalRows(space),
            readStates.of(user),
            presences.friends(user))
        .forEach(part -> outbox.tell(slot, space, part));
  }
}
