package parley.contracts.codec;

import java.util.List;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.EmojiId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.Command;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.Reaction;
import parley.contracts.message.ReactionCount;
import parley.contracts.message.ReactionEmoji;
import parley.contracts.space.SpaceId;
import parley.contracts.wire.WireAddReaction;
import parley.contracts.wire.WireClearReactions;
import parley.contracts.wire.WireReaction;
import parley.contracts.wire.WireReactionAdded;
import parley.contracts.wire.WireReactionCount;
import parley.contracts.wire.WireReactionEmoji;
import parley.contracts.wire.WireReactionRemoved;
import parley.contracts.wire.WireReactionsCleared;
import parley.contracts.wire.WireRemoveReaction;

/// Reactions, what is asked and what is decided about them, to and from their wire form.
final class ReactionWire {
  private ReactionWire() {}

  static WireReactionEmoji toWire(ReactionEmoji emoji) {
    WireReactionEmoji.Builder wire =
        WireReactionEmoji.newBuilder().setName(emoji.name()).setAnimated(emoji.animated());
    if (emoji.id() != null) {
      wire.setId(emoji.id().value());
    }
    return wire.build();
  }

  static ReactionEmoji fromWire(WireReactionEmoji wire) {
    return new ReactionEmoji(
        wire.hasId() ? new EmojiId(wire.getId()) : null, wire.getName(), wire.getAnimated());
  }

  static WireReactionCount toWire(ReactionCount count) {
    return WireReactionCount.newBuilder()
        .setEmoji(toWire(count.emoji()))
        .setCount(count.count())
        .setSince(count.since().value())
        .build();
  }

  static ReactionCount fromWire(WireReactionCount wire) {
    return new ReactionCount(
        fromWire(wire.getEmoji()), wire.getCount(), new DecisionId(wire.getSince()));
  }

  static List<WireReactionCount> toWire(List<ReactionCount> counts) {
    return counts.stream().map(ReactionWire::toWire).toList();
  }

  static List<ReactionCount> counts(List<WireReactionCount> wires) {
    return wires.stream().map(ReactionWire::fromWire).toList();
  }

  static WireReaction toWire(Reaction reaction) {
    return WireReaction.newBuilder()
        .setMessageId(reaction.message().value())
        .setEmoji(reaction.emoji())
        .setUserId(reaction.user().value())
        .setDecision(reaction.decision().value())
        .setPresent(reaction.present())
        .build();
  }

  static Reaction fromWire(WireReaction wire) {
    return new Reaction(
        new MessageId(wire.getMessageId()),
        wire.getEmoji(),
        new UserId(wire.getUserId()),
        new DecisionId(wire.getDecision()),
        wire.getPresent());
  }

  static WireAddReaction toWire(Command.AddReaction add) {
    WireAddReaction.Builder wire =
        WireAddReaction.newBuilder()
            .setChannelId(add.channel().value())
            .setMessageId(add.message().value())
            .setEmoji(toWire(add.emoji()));
    if (add.known() != null) {
      wire.setKnown(MessageWire.toWire(add.known()));
    }
    if (add.knownReaction() != null) {
      wire.setKnownReaction(add.knownReaction().value());
    }
    if (add.emojiGuild() != null) {
      wire.setEmojiGuildId(add.emojiGuild().value());
    }
    return wire.build();
  }

  static Command.AddReaction fromWire(Command.Header header, WireAddReaction wire) {
    return new Command.AddReaction(
        header,
        new ChannelId(wire.getChannelId()),
        new MessageId(wire.getMessageId()),
        fromWire(wire.getEmoji()),
        wire.hasKnown() ? MessageWire.fromWire(wire.getKnown()) : null,
        wire.hasKnownReaction() ? new DecisionId(wire.getKnownReaction()) : null,
        wire.hasEmojiGuildId() ? new GuildId(wire.getEmojiGuildId()) : null);
  }

  static WireRemoveReaction toWire(Command.RemoveReaction remove) {
    WireRemoveReaction.Builder wire =
        WireRemoveReaction.newBuilder()
            .setChannelId(remove.channel().value())
            .setMessageId(remove.message().value())
            .setUserId(remove.user().value())
            .setEmoji(toWire(remove.emoji()));
    if (remove.known() != null) {
      wire.setKnown(MessageWire.toWire(remove.known()));
    }
    if (remove.knownReaction() != null) {
      wire.setKnownReaction(remove.knownReaction().value());
    }
    return wire.build();
  }

  static Command.RemoveReaction fromWire(Command.Header header, WireRemoveReaction wire) {
    return new Command.RemoveReaction(
        header,
        new ChannelId(wire.getChannelId()),
        new MessageId(wire.getMessageId()),
        new UserId(wire.getUserId()),
        fromWire(wire.getEmoji()),
        wire.hasKnown() ? MessageWire.fromWire(wire.getKnown()) : null,
        wire.hasKnownReaction() ? new DecisionId(wire.getKnownReaction()) : null);
  }

  static WireClearReactions toWire(Command.ClearReactions clear) {
    WireClearReactions.Builder wire =
        WireClearReactions.newBuilder()
            .setChannelId(clear.channel().value())
            .setMessageId(clear.message().value());
    if (clear.emoji() != null) {
      wire.setEmoji(toWire(clear.emoji()));
    }
    if (clear.known() != null) {
      wire.setKnown(MessageWire.toWire(clear.known()));
    }
    return wire.build();
  }

  static Command.ClearReactions fromWire(Command.Header header, WireClearReactions wire) {
    return new Command.ClearReactions(
        header,
        new ChannelId(wire.getChannelId()),
        new MessageId(wire.getMessageId()),
        wire.hasEmoji() ? fromWire(wire.getEmoji()) : null,
        wire.hasKnown() ? MessageWire.fromWire(wire.getKnown()) : null);
  }

  static WireReactionAdded toWire(MessageEvent.ReactionAdded added) {
    WireReactionAdded.Builder wire =
        WireReactionAdded.newBuilder()
            .setChannelId(added.channel().value())
            .setMessageId(added.message().value())
            .setUserId(added.user().value())
            .setCount(toWire(added.count()))
            .setMessageAuthorId(added.messageAuthor().value());
    if (added.guild() != null) {
      wire.setGuildId(added.guild().value());
    }
    if (added.member() != null) {
      wire.setMember(EntityWire.toWire(added.member()));
    }
    return wire.build();
  }

  static MessageEvent.ReactionAdded fromWire(
      SpaceId space, DecisionId decision, WireReactionAdded wire) {
    return new MessageEvent.ReactionAdded(
        space,
        decision,
        new ChannelId(wire.getChannelId()),
        new MessageId(wire.getMessageId()),
        wire.hasGuildId() ? new GuildId(wire.getGuildId()) : null,
        new UserId(wire.getUserId()),
        fromWire(wire.getCount()),
        wire.hasMember() ? EntityWire.fromWire(wire.getMember()) : null,
        new UserId(wire.getMessageAuthorId()));
  }

  static WireReactionRemoved toWire(MessageEvent.ReactionRemoved removed) {
    WireReactionRemoved.Builder wire =
        WireReactionRemoved.newBuilder()
            .setChannelId(removed.channel().value())
            .setMessageId(removed.message().value())
            .setUserId(removed.user().value())
            .setCount(toWire(removed.count()));
    if (removed.guild() != null) {
      wire.setGuildId(removed.guild().value());
    }
    return wire.build();
  }

  static MessageEvent.ReactionRemoved fromWire(
      SpaceId space, DecisionId decision, WireReactionRemoved wire) {
    return new MessageEvent.ReactionRemoved(
        space,
        decision,
        new ChannelId(wire.getChannelId()),
        new MessageId(wire.getMessageId()),
        wire.hasGuildId() ? new GuildId(wire.getGuildId()) : null,
        new UserId(wire.getUserId()),
        fromWire(wire.getCount()));
  }

  static WireReactionsCleared toWire(MessageEvent.ReactionsCleared cleared) {
    WireReactionsCleared.Builder wire =
        WireReactionsCleared.newBuilder()
            .setChannelId(cleared.channel().value())
            .setMessageId(cleared.message().value());
    if (cleared.guild() != null) {
      wire.setGuildId(cleared.guild().value());
    }
    if (cleared.emoji() != null) {
      wire.setEmoji(toWire(cleared.emoji()));
    }
    return wire.build();
  }

  static MessageEvent.ReactionsCleared fromWire(
      SpaceId space, DecisionId decision, WireReactionsCleared wire) {
    return new MessageEvent.ReactionsCleared(
        space,
        decision,
        new ChannelId(wire.getChannelId()),
        new MessageId(wire.getMessageId()),
        wire.hasGuildId() ? new GuildId(wire.getGuildId()) : null,
        wire.hasEmoji() ? fromWire(wire.getEmoji()) : null);
  }
}
