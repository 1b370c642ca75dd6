package parley.contracts.codec;

import java.time.Instant;
import java.util.List;
import parley.contracts.edge.InboxEvent;
import parley.contracts.entity.ForumTag;
import parley.contracts.entity.ForumTraits;
import parley.contracts.entity.ThreadMember;
import parley.contracts.entity.ThreadTraits;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.ThreadTally;
import parley.contracts.wire.WireForumTag;
import parley.contracts.wire.WireForumTraits;
import parley.contracts.wire.WireThreadChanged;
import parley.contracts.wire.WireThreadMember;
import parley.contracts.wire.WireThreadMemberChanged;
import parley.contracts.wire.WireThreadTally;
import parley.contracts.wire.WireThreadTraits;

/// Threads, and the forums that hold them, to and from their wire form.
final class ThreadWire {
  private ThreadWire() {}

  static WireThreadTraits toWire(ThreadTraits thread) {
    return WireThreadTraits.newBuilder()
        .setOwnerId(thread.owner().value())
        .setCreatedAtMs(thread.createdAt().toEpochMilli())
        .setArchived(thread.archived())
        .setArchiveChangedAtMs(thread.archiveChangedAt().toEpochMilli())
        .setAutoArchiveMinutes(thread.autoArchiveMinutes())
        .setLocked(thread.locked())
        .setInvitable(thread.invitable())
        .setMemberCount(thread.memberCount())
        .addAllAppliedTags(thread.appliedTags())
        .build();
  }

  static ThreadTraits fromWire(WireThreadTraits wire) {
    return new ThreadTraits(
        new UserId(wire.getOwnerId()),
        Instant.ofEpochMilli(wire.getCreatedAtMs()),
        wire.getArchived(),
        Instant.ofEpochMilli(wire.getArchiveChangedAtMs()),
        wire.getAutoArchiveMinutes(),
        wire.getLocked(),
        wire.getInvitable(),
        wire.getMemberCount(),
        wire.getAppliedTagsList());
  }

  static WireForumTraits toWire(ForumTraits forum) {
    WireForumTraits.Builder wire =
        WireForumTraits.newBuilder()
            .addAllTags(forum.tags().stream().map(ThreadWire::toWire).toList())
            .setLayout(forum.layout());
    if (forum.reactionEmojiId() != null) {
      wire.setReactionEmojiId(forum.reactionEmojiId());
    }
    if (forum.reactionEmojiName() != null) {
      wire.setReactionEmojiName(forum.reactionEmojiName());
    }
    if (forum.sortOrder() != null) {
      wire.setSortOrder(forum.sortOrder());
    }
    return wire.build();
  }

  static ForumTraits fromWire(WireForumTraits wire) {
    return new ForumTraits(
        wire.getTagsList().stream().map(ThreadWire::fromWire).toList(),
        wire.hasReactionEmojiId() ? wire.getReactionEmojiId() : null,
        wire.hasReactionEmojiName() ? wire.getReactionEmojiName() : null,
        wire.hasSortOrder() ? wire.getSortOrder() : null,
        wire.getLayout());
  }

  private static WireForumTag toWire(ForumTag tag) {
    WireForumTag.Builder wire =
        WireForumTag.newBuilder().setId(tag.id()).setName(tag.name()).setModerated(tag.moderated());
    if (tag.emojiId() != null) {
      wire.setEmojiId(tag.emojiId());
    }
    if (tag.emojiName() != null) {
      wire.setEmojiName(tag.emojiName());
    }
    return wire.build();
  }

  private static ForumTag fromWire(WireForumTag wire) {
    return new ForumTag(
        wire.getId(),
        wire.getName(),
        wire.getModerated(),
        wire.hasEmojiId() ? wire.getEmojiId() : null,
        wire.hasEmojiName() ? wire.getEmojiName() : null);
  }

  static WireThreadMember toWire(ThreadMember member) {
    return WireThreadMember.newBuilder()
        .setGuildId(member.guild().value())
        .setThreadId(member.thread().value())
        .setUserId(member.user().value())
        .setJoinedAtMs(member.joinedAt().toEpochMilli())
        .setFlags(member.flags())
        .build();
  }

  static ThreadMember fromWire(WireThreadMember wire) {
    return new ThreadMember(
        new GuildId(wire.getGuildId()),
        new ChannelId(wire.getThreadId()),
        new UserId(wire.getUserId()),
        Instant.ofEpochMilli(wire.getJoinedAtMs()),
        wire.getFlags());
  }

  static List<WireThreadMember> toWire(List<ThreadMember> members) {
    return members.stream().map(ThreadWire::toWire).toList();
  }

  static List<ThreadMember> fromWire(List<WireThreadMember> members) {
    return members.stream().map(ThreadWire::fromWire).toList();
  }

  static WireThreadTally toWire(ThreadTally tally) {
    WireThreadTally.Builder wire =
        WireThreadTally.newBuilder()
            .setThreadId(tally.thread().value())
            .setMessages(tally.messages())
            .setTotal(tally.total());
    if (tally.lastMessage() != null) {
      wire.setLastMessageId(tally.lastMessage().value());
    }
    return wire.build();
  }

  static ThreadTally fromWire(WireThreadTally wire) {
    return new ThreadTally(
        new ChannelId(wire.getThreadId()),
        wire.getMessages(),
        wire.getTotal(),
        wire.hasLastMessageId() ? new MessageId(wire.getLastMessageId()) : null);
  }

  static WireThreadChanged toWire(InboxEvent.ThreadChanged changed) {
    WireThreadChanged.Builder wire =
        WireThreadChanged.newBuilder()
            .setTally(toWire(changed.tally()))
            .addAllMembers(toWire(changed.members()));
    if (changed.before() != null) {
      wire.setBefore(EntityWire.toWire(changed.before()));
    }
    if (changed.after() != null) {
      wire.setAfter(EntityWire.toWire(changed.after()));
    }
    return wire.build();
  }

  static InboxEvent.ThreadChanged fromWire(WireThreadChanged wire) {
    return new InboxEvent.ThreadChanged(
        wire.hasBefore() ? EntityWire.fromWire(wire.getBefore()) : null,
        wire.hasAfter() ? EntityWire.fromWire(wire.getAfter()) : null,
        fromWire(wire.getTally()),
        fromWire(wire.getMembersList()));
  }

  static WireThreadMemberChanged toWire(InboxEvent.ThreadMemberChanged changed) {
    WireThreadMemberChanged.Builder wire = WireThreadMemberChanged.newBuilder();
    if (changed.before() != null) {
      wire.setBefore(toWire(changed.before()));
    }
    if (changed.after() != null) {
      wire.setAfter(toWire(changed.after()));
    }
    if (changed.member() != null) {
      wire.setMember(EntityWire.toWire(changed.member()));
    }
    return wire.build();
  }

  static InboxEvent.ThreadMemberChanged fromWire(WireThreadMemberChanged wire) {
    return new InboxEvent.ThreadMemberChanged(
        wire.hasBefore() ? fromWire(wire.getBefore()) : null,
        wire.hasAfter() ? fromWire(wire.getAfter()) : null,
        wire.hasMember() ? EntityWire.fromWire(wire.getMember()) : null);
  }
}
