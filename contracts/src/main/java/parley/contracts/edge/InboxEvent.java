package parley.contracts.edge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Account;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Credential;
import parley.contracts.entity.Entity;
import parley.contracts.entity.EntityKey;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Member;
import parley.contracts.entity.Membership;
import parley.contracts.entity.Role;
import parley.contracts.entity.ThreadMember;
import parley.contracts.id.UserId;
import parley.contracts.interaction.InteractionEvent;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.ThreadTally;
import parley.contracts.moderation.RuleExecution;
import parley.contracts.presence.Presence;
import parley.contracts.presence.PresentMember;
import parley.contracts.user.ReadState;
import parley.contracts.user.Typing;
import parley.contracts.user.UserEvent;
import parley.contracts.voice.VoiceState;

/// What a space tells the slots that follow it, in the space's order.
public sealed interface InboxEvent {
  /// The answer to following a user's space, in one or more parts that stand together in the inbox.
  ///
  /// @param part counted from 0
  /// @param remaining how many parts follow
  /// @param rows relationships, profile and preferences
  /// @param presences of friends who are there
  record UserSnapshot(
      int part,
      int remaining,
      Account account,
      List<Membership> memberships,
      List<Credential> credentials,
      List<Conversation> conversations,
      List<Entity> rows,
      List<ReadState> readStates,
      List<Presence> presences)
      implements InboxEvent {
    public UserSnapshot {
      memberships = List.copyOf(memberships);
      credentials = List.copyOf(credentials);
      conversations = List.copyOf(conversations);
      rows = List.copyOf(rows);
      readStates = List.copyOf(readStates);
      presences = List.copyOf(presences);
    }

    /// A part without presences.
    public UserSnapshot(
        int part,
        int remaining,
        Account account,
        List<Membership> memberships,
        List<Credential> credentials,
        List<Conversation> conversations,
        List<Entity> rows,
        List<ReadState> readStates) {
      this(
          part,
          remaining,
          account,
          memberships,
          credentials,
          conversations,
          rows,
          readStates,
          List.of());
    }
  }

  /// The answer to following a guild that the slot did not follow yet, in one or more parts that
  /// stand together in the inbox. Members are those of this slot only.
  ///
  /// @param part `0 … parts - 1`
  /// @param roster members who are there, wherever they are connected; of a small guild, all
  ///   members
  /// @param complete whether the rosters of all parts together have all members
  /// @param channels the threads that are not archived included
  /// @param tallies of these threads
  /// @param threadMembers which of these threads the members are in
  /// @param expressions emojis, stickers and planned events
  record GuildSnapshot(
      int part,
      int parts,
      Guild guild,
      List<Channel> channels,
      List<Role> roles,
      List<Member> members,
      List<PresentMember> roster,
      boolean complete,
      List<ThreadTally> tallies,
      List<ThreadMember> threadMembers,
      List<VoiceState> voiceStates,
      List<Entity> expressions)
      implements InboxEvent {
    public GuildSnapshot {
      voiceStates = List.copyOf(voiceStates);
      expressions = List.copyOf(expressions);
      channels = List.copyOf(channels);
      roles = List.copyOf(roles);
      members = List.copyOf(members);
      roster = List.copyOf(roster);
      tallies = List.copyOf(tallies);
      threadMembers = List.copyOf(threadMembers);
    }

    /// A part without a roster, threads, people in voice, emojis and stickers.
    public GuildSnapshot(
        int part,
        int parts,
        Guild guild,
        List<Channel> channels,
        List<Role> roles,
        List<Member> members) {
      this(
          part, parts, guild, channels, roles, members, List.of(), false, List.of(), List.of(),
          List.of(), List.of());
    }
  }

  /// The answer to a further user's following of a guild that the slot follows already.
  ///
  /// @param member null when the user is no member
  /// @param threadMembers which of the guild's threads the member is in
  record MemberSnapshot(UserId user, @Nullable Member member, List<ThreadMember> threadMembers)
      implements InboxEvent {
    public MemberSnapshot {
      threadMembers = List.copyOf(threadMembers);
    }
  }

  /// The answer to following a space that does not exist, or no longer.
  record SpaceAbsent(UserId user) implements InboxEvent {}

  /// A row came, changed or went.
  ///
  /// @param before null when the row is new
  /// @param after null when the row is gone
  record EntityChanged(EntityKey key, @Nullable Entity before, @Nullable Entity after)
      implements InboxEvent {}

  /// A thread came, changed or went. Slots know only threads that are not archived.
  ///
  /// @param before null when it is new
  /// @param after null when it is gone
  /// @param members everybody in it, when it is new or was archived before
  record ThreadChanged(
      @Nullable Channel before,
      @Nullable Channel after,
      ThreadTally tally,
      List<ThreadMember> members)
      implements InboxEvent {
    public ThreadChanged {
      members = List.copyOf(members);
    }
  }

  /// Somebody came into a thread, changed their settings for it, or left.
  ///
  /// @param before null when they came
  /// @param after null when they left
  /// @param member who came, as a member of the guild
  record ThreadMemberChanged(
      @Nullable ThreadMember before, @Nullable ThreadMember after, @Nullable Member member)
      implements InboxEvent {}

  /// Something was decided about a message.
  record MessageDecided(MessageEvent event) implements InboxEvent {}

  /// Something happened in another space that concerns the user whose space this is.
  record Forwarded(UserEvent event) implements InboxEvent {}

  /// The slot was silent for so long that it was taken for dead: events went by it. Whatever this
  /// life follows is void. Belongs to no space.
  record LifeExpired() implements InboxEvent {}

  /// Somebody writes something in a channel of the guild.
  record SomebodyTypes(Typing typing) implements InboxEvent {}

  /// The user whose space this is stands elsewhere in a channel.
  ///
  /// @param acknowledged whether the user read on, as their clients are told
  record ReadStateChanged(ReadState state, boolean acknowledged) implements InboxEvent {}

  /// The answer to a request for members, with one page of them.
  ///
  /// @param request the number that the slot gave it
  /// @param presences of those of them who are there
  /// @param more whether there are members after the last one of the page
  record MembersFound(long request, List<Member> members, List<Presence> presences, boolean more)
      implements InboxEvent {
    public MembersFound {
      members = List.copyOf(members);
      presences = List.copyOf(presences);
    }
  }

  /// Some members of the guild whose space this is, or some friends of the user whose space this
  /// is, are present in another way.
  record PresencesChanged(List<PresentMember> members) implements InboxEvent {
    public PresencesChanged {
      members = List.copyOf(members);
    }
  }

  /// A session moves to another slot, or comes from one.
  record SessionMoves(Handover handover) implements InboxEvent {}

  /// Somebody joined a voice channel of the guild, left it, or changed there.
  ///
  /// @param before null when they were in none
  /// @param after without a channel when they left
  /// @param member null when they are a member no longer
  record VoiceStateChanged(@Nullable VoiceState before, VoiceState after, @Nullable Member member)
      implements InboxEvent {}

  /// One user is told of an interaction in the guild whose space this is. It goes only to slots
  /// that follow the guild for this user.
  record Interacted(InteractionEvent event) implements InboxEvent {}

  /// A rule of the guild's automatic moderation found something.
  record RuleExecuted(RuleExecution execution) implements InboxEvent {}

  /// An event that a newer release writes.
  record Unknown() implements InboxEvent {}
}
