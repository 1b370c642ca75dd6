package parley.ingress.message;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Emoji;
import parley.contracts.entity.User;
import parley.contracts.error.ApiError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.EmojiId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.Command;
import parley.contracts.message.Message;
import parley.contracts.message.ReactionCount;
import parley.contracts.message.ReactionEmoji;
import parley.contracts.message.Verdict;
import parley.contracts.permission.Permission;
import parley.contracts.space.SpaceId;
import parley.ingress.account.AccountRows;
import parley.ingress.command.CommandBridge;
import parley.ingress.command.CommandHeaders;
import parley.ingress.database.Database;
import parley.ingress.guild.EmojiRows;
import parley.ingress.guild.GuildAccess;
import parley.ingress.history.History;
import parley.ingress.history.ReactionHistory;
import parley.ingress.history.Reactors;
import parley.ingress.http.Actor;
import parley.ingress.http.RefusedException;

/// Reacts to messages and takes reactions back: looks up what the command needs, and asks. The
/// topology decides and counts.
final class Reactions {
  private final Database database;
  private final GuildAccess access;
  private final History history;
  private final ReactionHistory reactions;
  private final CommandBridge bridge;
  private final CommandHeaders headers;

  Reactions(
      Database database,
      GuildAccess access,
      History history,
      ReactionHistory reactions,
      CommandBridge bridge,
      CommandHeaders headers) {
    this.database = database;
    this.access = access;
    this.history = history;
    this.reactions = reactions;
    this.bridge = bridge;
    this.headers = headers;
  }

  void add(Actor actor, ChannelId channel, MessageId id, ReactionEmoji emoji) {
    SpaceId space = Place.find(access, actor, channel).space();
    Message known = known(space, channel, id);
    ReactionCount present = known.reaction(emoji.key());
    Emoji custom = present == null ? custom(emoji) : null;
    ask(
        new Command.AddReaction(
            headers.next(space, actor.id()),
            channel,
            id,
            present == null ? begun(emoji, custom) : present.emoji(),
            known,
            knownReaction(space, known, emoji, actor.id()),
            custom == null ? null : custom.guild()));
  }

  /// The custom emoji that somebody begins with, wherever it belongs.
  private @Nullable Emoji custom(ReactionEmoji emoji) {
    EmojiId id = emoji.id();
    return id == null
        ? null
        : database
            .look(rows -> EmojiRows.find(rows, id))
            .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_EMOJI));
  }

  /// The emoji as its guild calls it, whatever the request does.
  private static ReactionEmoji begun(ReactionEmoji emoji, @Nullable Emoji custom) {
    return custom == null
        ? emoji
        : new ReactionEmoji(custom.id(), custom.name(), custom.animated());
  }

  void remove(Actor actor, ChannelId channel, MessageId id, ReactionEmoji emoji, UserId user) {
    SpaceId space = Place.find(access, actor, channel).space();
    Message known = known(space, channel, id);
    ask(
        new Command.RemoveReaction(
            headers.next(space, actor.id()),
            channel,
            id,
            user,
            emoji,
            known,
            knownReaction(space, known, emoji, user)));
  }

  /// @param emoji null for all of them
  void clear(Actor actor, ChannelId channel, MessageId id, @Nullable ReactionEmoji emoji) {
    SpaceId space = Place.find(access, actor, channel).space();
    ask(
        new Command.ClearReactions(
            headers.next(space, actor.id()), channel, id, emoji, known(space, channel, id)));
  }

  /// Who reacts with an emoji, in the order of their ids.
  List<User> users(
      Actor actor, ChannelId channel, MessageId id, ReactionEmoji emoji, long after, int limit) {
    Place place = Place.find(access, actor, channel);
    if (!place.may(Permission.READ_MESSAGE_HISTORY)) {
      throw new RefusedException(ApiError.MISSING_PERMISSIONS);
    }
    ReactionCount count = known(place.space(), channel, id).reaction(emoji.key());
    if (count == null) {
      return List.of();
    }
    List<Long> ids =
        reactions
            .reactors(new Reactors(place.space(), channel, id, emoji.key(), after, limit), count)
            .stream()
            .map(UserId::value)
            .toList();
    if (ids.isEmpty()) {
      return List.of();
    }
    List<User> users = new ArrayList<>(database.look(rows -> AccountRows.findUsers(rows, ids)));
    users.sort(Comparator.comparingLong(user -> user.id().value()));
    return users;
  }

  private @Nullable DecisionId knownReaction(
      SpaceId space, Message known, ReactionEmoji emoji, UserId user) {
    if (known.reaction(emoji.key()) == null) {
      return null;
    }
    return reactions
        .reactionsOf(user, space, known.channel(), List.of(known))
        .getOrDefault(known.id(), Map.of())
        .get(emoji.key());
  }

  private Message known(SpaceId space, ChannelId channel, MessageId message) {
    return history
        .find(space, channel, message)
        .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_MESSAGE));
  }

  private void ask(Command command) {
    Verdict verdict = bridge.ask(command);
    switch (verdict) {
      case Verdict.Done _ -> {}
      case Verdict.Refused refused -> throw new RefusedException(refused.refusal());
      case Verdict.Accepted _, Verdict.Deleted _, Verdict.Fenced _, Verdict.Unknown _ ->
          throw new IllegalStateException("no verdict on such a command: " + verdict);
    }
  }
}
