package parley.ingress.message;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Sticker;
import parley.contracts.error.ApiError;
import parley.contracts.id.StickerId;
import parley.contracts.message.Enclosures;
import parley.contracts.message.Message;
import parley.contracts.message.Poll;
import parley.contracts.message.ReactionEmoji;
import parley.contracts.message.StickerItem;
import parley.contracts.permission.Permission;
import parley.ingress.database.Database;
import parley.ingress.database.Transaction;
import parley.ingress.guild.EmojiRows;
import parley.ingress.guild.GuildAccess;
import parley.ingress.guild.StickerRows;
import parley.ingress.history.History;
import parley.ingress.http.Actor;
import parley.ingress.http.RefusedException;

/// Looks up what a message shall carry: stickers, a message to be handed on, a poll.
final class Enclosing {
  private final Database database;
  private final GuildAccess access;
  private final History history;
  private final InstantSource clock;

  Enclosing(Database database, GuildAccess access, History history, InstantSource clock) {
    this.database = database;
    this.access = access;
    this.history = history;
    this.clock = clock;
  }

  Enclosures of(Actor actor, Draft draft) {
    PollForm poll = draft.poll();
    if (draft.forward() == null && draft.stickers().isEmpty() && poll == null) {
      return Enclosures.NONE;
    }
    return new Enclosures(
        draft.stickers().isEmpty()
            ? List.of()
            : database.look(rows -> stickers(rows, draft.stickers())),
        draft.forward() == null ? null : forwarded(actor, draft.forward()),
        poll == null ? null : database.look(rows -> known(rows, poll.from(clock.instant()))));
  }

  private static List<StickerItem> stickers(Transaction rows, List<StickerId> ids)
      throws SQLException {
    List<StickerItem> items = new ArrayList<>();
    for (StickerId id : ids) {
      Sticker sticker =
          StickerRows.find(rows, id)
              .orElseThrow(() -> new RefusedException(ApiError.INVALID_STICKER_SENT));
      items.add(new StickerItem(id, sticker.name(), sticker.format()));
    }
    return items;
  }

  /// The poll with its custom emojis as their guilds call them.
  private static Poll known(Transaction rows, Poll poll) throws SQLException {
    List<Poll.Answer> answers = new ArrayList<>();
    for (Poll.Answer answer : poll.answers()) {
      answers.add(new Poll.Answer(answer.id(), answer.text(), known(rows, answer.emoji())));
    }
    return new Poll(
        poll.question(), answers, poll.multiselect(), poll.expiresAt(), poll.finalized());
  }

  private static @Nullable ReactionEmoji known(Transaction rows, @Nullable ReactionEmoji emoji)
      throws SQLException {
    if (emoji == null || emoji.id() == null) {
      return emoji;
    }
    return EmojiRows.find(rows, emoji.id())
        .map(row -> new ReactionEmoji(row.id(), row.name(), row.animated()))
        .orElseThrow(() -> new RefusedException(ApiError.POLL_EMOJI));
  }

  /// The message to be handed on, for who may read it. What it hands on itself goes on with it,
  /// once.
  private Message forwarded(Actor actor, Draft.Forward forward) {
    Place place = Place.find(access, actor, forward.channel());
    if (!place.may(Permission.READ_MESSAGE_HISTORY)) {
      throw new RefusedException(ApiError.MISSING_PERMISSIONS);
    }
    Message found =
        history
            .find(place.space(), forward.channel(), forward.message())
            .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_MESSAGE));
    if (found.isSystem() || found.enclosures().poll() != null) {
      throw new RefusedException(ApiError.CANNOT_FORWARD);
    }
    Message inner = found.enclosures().forwarded();
    return inner == null ? found.withReactions(List.of()) : inner;
  }
}
