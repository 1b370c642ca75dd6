package parley.streams.ordering;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Emoji;
import parley.contracts.entity.EntityKey;
import parley.contracts.entity.EntityKind;
import parley.contracts.entity.Member;
import parley.contracts.error.ApiError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.EmojiId;
import parley.contracts.id.MessageId;
import parley.contracts.message.Command;
import parley.contracts.message.CommandId;
import parley.contracts.message.Message;
import parley.contracts.message.PinBoard;
import parley.contracts.message.Poll;
import parley.contracts.message.ReactionEmoji;
import parley.contracts.message.TailEntry;
import parley.contracts.message.Verdict;
import parley.contracts.space.SpaceId;
import parley.streams.SpaceMetrics.Outcome;
import parley.streams.guild.GuildView;
import parley.streams.guild.SpaceEntities;
import parley.streams.pin.PinBoards;
import parley.streams.tail.HotTail;
import parley.streams.thread.ThreadStep;

/// Decides commands: was it answered before? who asks, and what may they? → the rules → apply and
/// tell. Belongs to the task's thread.
public final class CommandStep {
  private static final Logger LOGGER = LoggerFactory.getLogger(CommandStep.class);

  private final SpaceEntities entities;
  private final HotTail tail;
  private final PinBoards pins;
  private final ThreadStep threads;
  private final Doorway doorway;
  private final OrderingStores stores;
  private final AutoModStep moderation;
  private final Enactment enactment;

  public CommandStep(
      SpaceEntities entities,
      HotTail tail,
      PinBoards pins,
      ThreadStep threads,
      OrderingStores stores,
      AutoModStep moderation,
      Enactment enactment) {
    this.entities = entities;
    this.tail = tail;
    this.pins = pins;
    this.threads = threads;
    this.doorway = new Doorway(entities, threads);
    this.stores = stores;
    this.moderation = moderation;
    this.enactment = enactment;
  }

  /// Decides one command. A mistake in the rules is answered too.
  ///
  /// @param offset of the command in its partition
  /// @throws UndecidableException when the rules failed; nothing was applied
  public void decide(Command command, long offset, long nowMs) {
    Instant now = Instant.ofEpochMilli(nowMs);
    switch (command) {
      case Command.SendMessage send -> decide(send, offset, now);
      case Command.EditMessage edit ->
          decide(
              new Asked(edit, edit.channel(), edit.message(), edit.known()),
              offset,
              now,
              (at, present, newId) -> {
                Decision decision = MessageRules.edit(at, edit, present, newId);
                return edit.content() == null ? decision : moderation.screen(at, decision, newId);
              });
      case Command.Crosspost crosspost ->
          decide(
              new Asked(crosspost, crosspost.channel(), crosspost.message(), crosspost.known()),
              offset,
              now,
              (at, present, newId) -> CrosspostRules.publish(at, crosspost, present, newId));
      case Command.DeleteMessage delete ->
          decide(
              new Asked(delete, delete.channel(), delete.message(), delete.known()),
              offset,
              now,
              (at, present, newId) -> MessageRules.delete(at, delete, present, newId));
      case Command.AddReaction add ->
          decide(
              new Asked(add, add.channel(), add.message(), add.known()),
              offset,
              now,
              (at, present, newId) ->
                  ReactionRules.add(at, add, present, own(add), emoji(add), newId));
      case Command.RemoveReaction remove ->
          decide(
              new Asked(remove, remove.channel(), remove.message(), remove.known()),
              offset,
              now,
              (at, present, newId) ->
                  ReactionRules.remove(at, remove, present, reaction(remove), newId));
      case Command.ClearReactions clear ->
          decide(
              new Asked(clear, clear.channel(), clear.message(), clear.known()),
              offset,
              now,
              (at, present, newId) -> ReactionRules.clear(at, clear, present, newId));
      case Command.DeleteMessages delete ->
          decide(
              new Asked(delete, delete.channel(), delete.messages().getFirst(), null),
              offset,
              now,
              (at, present, newId) -> MessageRules.delete(at, delete, present(delete), newId));
      case Command.PinMessage pin ->
          decide(
              new Asked(pin, pin.channel(), pin.message(), pin.known()),
              offset,
              now,
              (at, present, newId) ->
                  PinRules.pin(at, pin, present, board(pin, pin.channel()), newId));
      case Command.UnpinMessage unpin ->
          decide(
              new Asked(unpin, unpin.channel(), unpin.message(), unpin.known()),
              offset,
              now,
              (at, present, newId) ->
                  PinRules.unpin(at, unpin, present, board(unpin, unpin.channel()), newId));
      case Command.AnnounceThread announce ->
          decide(
              new Asked(announce, announce.channel(), announced(announce), announce.known()),
              offset,
              now,
              (at, present, newId) ->
                  ThreadRules.announce(
                      at,
                      announce,
                      entities.thread(announce.header().space(), announce.thread()),
                      announce.message() == null ? null : present,
                      newId));
      case Command.Vote vote ->
          decide(
              new Asked(vote, vote.channel(), vote.message(), vote.known()),
              offset,
              now,
              (at, present, newId) ->
                  PollRules.vote(at, vote, present, answer -> cast(vote, answer), newId));
      case Command.EndPoll end -> {
        if (end.expired()) {
          expire(end, offset, now);
        } else {
          decide(
              new Asked(end, end.channel(), end.message(), end.known()),
              offset,
              now,
              (at, present, newId) -> PollRules.end(at, end, present, newId));
        }
      }
      case Command.ShowLinks show -> showLinks(show, offset, now);
      case Command.Fence _,
          Command.StartTyping _,
          Command.Acknowledge _,
          Command.OfInteraction _,
          Command.Voice _,
          Command.Moderate _ ->
          throw new IllegalArgumentException("decided elsewhere: " + command.header().id());
      case Command.Unknown unknown -> {
        LOGGER.warn("refused a command of an unknown kind");
        enactment.refuse(unknown, ApiError.INTERNAL.refusal(), now);
      }
    }
  }

  private void decide(Command.SendMessage send, long offset, Instant now) {
    MessageId earlier = stores.answered().find(send.header().id(), now);
    if (earlier == null && send.enforceNonce() && send.nonce() != null) {
      earlier = stores.answered().find(send.channel(), send.author().id(), send.nonce(), now);
    }
    if (earlier != null) {
      repeat(send, send.channel(), earlier, now);
      return;
    }
    Decision.Happens happens =
        judge(
            send,
            send.channel(),
            offset,
            now,
            (at, newId) ->
                beginsTwice(send)
                    ? new Decision.Refused(ApiError.THREAD_EXISTS.refusal())
                    : moderation.screen(
                        at,
                        MessageRules.send(
                            at, send, lastWrote(at, send, now), hasForeignStickers(send), newId),
                        newId));
    if (happens == null) {
      return;
    }
    Message message = happens.message();
    if (message == null) {
      throw new IllegalStateException("sending makes a message, not " + happens);
    }
    enactment.apply(send, happens, offset, now);
    stores.answered().remember(send.header().id(), message.id(), now);
    if (send.enforceNonce() && send.nonce() != null) {
      stores
          .answered()
          .remember(send.channel(), send.author().id(), send.nonce(), message.id(), now);
    }
    GuildView guild = entities.guild(send.header().space());
    if (guild != null && slowModeSeconds(guild, send.channel()) > 0) {
      stores.slowMode().wrote(send.channel(), send.author().id(), now);
    }
    enactment.answer(send, new Verdict.Accepted(send.header().id(), message));
  }

  /// A command about a message.
  ///
  /// @param known what ingress read of it
  private record Asked(
      Command command, ChannelId channel, MessageId message, @Nullable Message known) {}

  /// What the rules make of a situation and the message as it is now.
  private interface MessageJudge {
    Decision judge(Situation at, @Nullable Message present, Supplier<DecisionId> newId);
  }

  private void decide(Asked asked, long offset, Instant now, MessageJudge rules) {
    Command command = asked.command;
    if (stores.answered().find(command.header().id(), now) != null) {
      repeat(command, asked.channel, asked.message, now);
      return;
    }
    Decision.Happens happens =
        judge(
            command,
            asked.channel,
            offset,
            now,
            (at, newId) -> rules.judge(at, present(asked), newId));
    if (happens == null) {
      return;
    }
    enactment.apply(command, happens, offset, now);
    stores.answered().remember(command.header().id(), asked.message, now);
    enactment.answer(command, verdict(command, happens.message()));
  }

  /// What the rules make of a situation.
  private interface Judge {
    Decision judge(Situation at, Supplier<DecisionId> newId);
  }

  /// @return what happens, or null when nothing does, which is answered
  private Decision.@Nullable Happens judge(
      Command command, ChannelId channel, long offset, Instant now, Judge judge) {
    Decision decision;
    try {
      decision = consider(command, channel, now, judge);
    } catch (RuntimeException e) {
      LOGGER.error("a command could not be decided", e);
      enactment.answer(
          command, new Verdict.Refused(command.header().id(), ApiError.INTERNAL.refusal()));
      enactment.decided(command, Outcome.FAILED, now);
      throw new UndecidableException(e);
    }
    return switch (decision) {
      case Decision.Happens happens -> happens;
      case Decision.AlreadySo _ -> {
        enactment.answer(command, new Verdict.Done(command.header().id()));
        enactment.decided(command, Outcome.REPEATED, now);
        yield null;
      }
      case Decision.Refused refused -> {
        enactment.refuse(command, refused, offset, now);
        yield null;
      }
    };
  }

  private Decision consider(Command command, ChannelId channel, Instant now, Judge judge) {
    Command.Header header = command.header();
    return switch (doorway.enter(header.space(), channel, header.actor(), now)) {
      case Situation.Entry.Denied denied -> new Decision.Refused(denied.refusal());
      case Situation.Entry.Given given when given.situation().closed() && !takesAway(command) ->
          new Decision.Refused(ApiError.THREAD_ARCHIVED.refusal());
      case Situation.Entry.Given given ->
          judge.judge(given.situation(), () -> enactment.newId(now));
    };
  }

  /// What may be done in an archived thread too.
  private static boolean takesAway(Command command) {
    return command instanceof Command.DeleteMessage || command instanceof Command.DeleteMessages;
  }

  /// Whether a message claims to be the first of a thread that has one, or of none at all.
  private boolean beginsTwice(Command.SendMessage send) {
    if (!send.beginsThread()) {
      return false;
    }
    Channel thread = entities.thread(send.header().space(), send.channel());
    return thread == null || threads.hasBegun(thread);
  }

  private static MessageId announced(Command.AnnounceThread announce) {
    return announce.message() == null
        ? new MessageId(announce.thread().value())
        : announce.message();
  }

  /// Answers a repeated command with the message as it is now; the tail keeps it at least as long
  /// as the command is remembered.
  private void repeat(Command command, ChannelId channel, MessageId message, Instant now) {
    TailEntry entry = tail.find(command.header().space(), channel, message);
    enactment.answer(command, verdict(command, entry == null ? null : entry.message()));
    enactment.decided(command, Outcome.REPEATED, now);
  }

  /// The answer to a command that was followed.
  ///
  /// @param message as it is now; null when it is gone
  private static Verdict verdict(Command command, @Nullable Message message) {
    CommandId id = command.header().id();
    return switch (command) {
      case Command.SendMessage _, Command.EditMessage _, Command.Crosspost _, Command.EndPoll _ ->
          message == null
              ? new Verdict.Refused(id, ApiError.UNKNOWN_MESSAGE.refusal())
              : new Verdict.Accepted(id, message);
      case Command.DeleteMessage _, Command.DeleteMessages _ -> new Verdict.Deleted(id);
      case Command.AddReaction _,
          Command.RemoveReaction _,
          Command.ClearReactions _,
          Command.PinMessage _,
          Command.UnpinMessage _,
          Command.AnnounceThread _,
          Command.Vote _ ->
          new Verdict.Done(id);
      case Command.ShowLinks _,
          Command.Fence _,
          Command.StartTyping _,
          Command.Acknowledge _,
          Command.OfInteraction _,
          Command.Voice _,
          Command.Moderate _,
          Command.Unknown _ ->
          throw new IllegalArgumentException("nothing is decided by " + command);
    };
  }

  private PinBoard board(Command command, ChannelId channel) {
    return pins.find(command.header().space(), channel);
  }

  private @Nullable Message present(Asked asked) {
    return enactment.present(
        asked.command.header().space(), asked.channel, asked.message, asked.known);
  }

  /// Those of the messages that are still there.
  private List<MessageId> present(Command.DeleteMessages delete) {
    Set<MessageId> known = Set.copyOf(delete.known());
    return delete.messages().stream()
        .filter(
            id -> {
              TailEntry entry = tail.find(delete.header().space(), delete.channel(), id);
              return entry == null ? known.contains(id) : !entry.deleted();
            })
        .toList();
  }

  /// Shows what the links of a message lead to, unless it changed meanwhile.
  private void showLinks(Command.ShowLinks show, long offset, Instant now) {
    SpaceId space = show.header().space();
    Situation at =
        switch (doorway.enter(space, show.channel(), show.header().actor(), now)) {
          case Situation.Entry.Given given -> given.situation();
          case Situation.Entry.Denied _ -> null;
        };
    Message present = enactment.present(space, show.channel(), show.message(), null);
    Decision.Happens happens =
        MessageRules.showLinks(at, show, present, () -> enactment.newId(now));
    if (happens == null) {
      enactment.decided(show, Outcome.REPEATED, now);
    } else {
      enactment.apply(show, happens, offset, now);
    }
  }

  /// Ends a poll whose time is over, unless it is gone or ended meanwhile.
  private void expire(Command.EndPoll end, long offset, Instant now) {
    SpaceId space = end.header().space();
    Message present = present(new Asked(end, end.channel(), end.message(), end.known()));
    Poll poll = present == null ? null : present.enclosures().poll();
    GuildView guild = entities.guild(space);
    boolean channelThere =
        guild == null
            ? entities.privateChannel(space) != null
            : guild.channel(end.channel()) != null || entities.thread(space, end.channel()) != null;
    if (present == null || poll == null || poll.finalized() || !channelThere) {
      stores.polls().forget(space, end.channel(), end.message());
      return;
    }
    Member author =
        guild == null ? null : entities.member(guild.guild().id(), present.author().id());
    enactment.apply(
        end,
        PollRules.finish(space, present, poll, author, () -> enactment.newId(now)),
        offset,
        now);
  }

  private @Nullable DecisionId cast(Command.Vote vote, ReactionEmoji answer) {
    return stores
        .reactions()
        .find(
            vote.header().space(),
            vote.channel(),
            vote.message(),
            answer.key(),
            vote.header().actor(),
            vote.knownVotes().get(answer.answerId()));
  }

  private boolean hasForeignStickers(Command.SendMessage send) {
    SpaceId space = send.header().space();
    return send.enclosures().stickers().stream()
        .map(sticker -> new EntityKey(space, EntityKind.STICKER, sticker.id().value()))
        .anyMatch(key -> entities.find(key) == null);
  }

  /// The custom emoji, if it is one of this guild now.
  private @Nullable Emoji emoji(Command.AddReaction add) {
    EmojiId id = add.emoji().id();
    return id == null
        ? null
        : (Emoji) entities.find(new EntityKey(add.header().space(), EntityKind.EMOJI, id.value()));
  }

  private @Nullable DecisionId own(Command.AddReaction add) {
    return stores
        .reactions()
        .find(
            add.header().space(),
            add.channel(),
            add.message(),
            add.emoji().key(),
            add.header().actor(),
            add.knownReaction());
  }

  private @Nullable DecisionId reaction(Command.RemoveReaction remove) {
    return stores
        .reactions()
        .find(
            remove.header().space(),
            remove.channel(),
            remove.message(),
            remove.emoji().key(),
            remove.user(),
            remove.knownReaction());
  }

  private @Nullable Instant lastWrote(Situation at, Command.SendMessage send, Instant now) {
    int seconds = at.slowModeSeconds();
    return seconds == 0
        ? null
        : stores
            .slowMode()
            .lastWrote(send.channel(), send.author().id(), Duration.ofSeconds(seconds), now);
  }

  private int slowModeSeconds(GuildView guild, ChannelId channel) {
    Channel row = entities.channel(guild, channel);
    return row == null ? 0 : row.rateLimitPerUserSeconds();
  }
}
