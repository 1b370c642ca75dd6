package parley.ingress.relationship;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Account;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.entity.Relationship;
import parley.contracts.entity.Relationship.Type;
import parley.contracts.entity.User;
import parley.contracts.error.ApiError;
import parley.contracts.id.UserId;
import parley.ingress.account.AccountRows;
import parley.ingress.conversation.PrivateChannelRows;
import parley.ingress.database.Database;
import parley.ingress.database.SpaceTransaction;
import parley.ingress.database.SpaceTransactions;
import parley.ingress.database.Transaction;
import parley.ingress.http.Actor;
import parley.ingress.http.RefusedException;

/// Makes friends, ends friendships, and blocks people. Both sides change in one transaction, and
/// with them the DM of the two: nothing is written in it once a block was answered.
final class Relationships {
  /// How many friends somebody has at most, requests included.
  static final int MAX_FRIENDS = 1_000;

  private final Database database;
  private final SpaceTransactions transactions;
  private final InstantSource clock;

  Relationships(Database database, SpaceTransactions transactions, InstantSource clock) {
    this.database = database;
    this.transactions = transactions;
    this.clock = clock;
  }

  List<Relationship> of(Actor actor) {
    return database.look(rows -> RelationshipRows.of(rows, actor.id()));
  }

  /// Asks somebody to become a friend, or takes their request.
  void befriend(Actor actor, UserId other) {
    if (other.equals(actor.id())) {
      throw new RefusedException(ApiError.FRIEND_REQUEST_TO_SELF);
    }
    change(
        actor,
        other,
        (transaction, mine, theirs, user) -> {
          if (user.bot()) {
            throw new RefusedException(ApiError.BOTS_HAVE_NO_FRIENDS);
          }
          Transaction rows = transaction.rows();
          if (theirs == Type.BLOCKED) {
            throw new RefusedException(ApiError.FRIEND_REQUEST_BLOCKED);
          }
          if (mine == Type.FRIEND) {
            throw new RefusedException(ApiError.ALREADY_FRIENDS);
          }
          if (mine == Type.INCOMING_REQUEST) {
            put(rows, actor, user, Type.FRIEND, Type.FRIEND);
          } else if (mine != Type.OUTGOING_REQUEST) {
            ask(rows, actor, user);
          }
        });
  }

  /// Asks the person of this name.
  void befriend(Actor actor, String username) {
    UserId other =
        database
            .look(
                rows ->
                    rows.find(
                        "SELECT id FROM users WHERE username = lower(?) AND NOT bot",
                        row -> new UserId(row.id("id")),
                        username))
            .orElseThrow(() -> new RefusedException(ApiError.NO_SUCH_USERNAME));
    befriend(actor, other);
  }

  void block(Actor actor, UserId other) {
    if (other.equals(actor.id())) {
      throw new RefusedException(ApiError.UNKNOWN_USER);
    }
    change(
        actor,
        other,
        (transaction, mine, theirs, user) -> {
          RelationshipRows.put(transaction.rows(), actor.id(), user, Type.BLOCKED, clock.instant());
          if (theirs != null && theirs != Type.BLOCKED) {
            RelationshipRows.delete(transaction.rows(), other, actor.id());
          }
        });
  }

  /// Ends a friendship, takes a request back or refuses it, or ends a block.
  void remove(Actor actor, UserId other) {
    change(
        actor,
        other,
        (transaction, mine, theirs, user) -> {
          if (mine == null) {
            throw new RefusedException(ApiError.UNKNOWN_USER);
          }
          RelationshipRows.delete(transaction.rows(), actor.id(), other);
          if (mine != Type.BLOCKED && theirs != null && theirs != Type.BLOCKED) {
            RelationshipRows.delete(transaction.rows(), other, actor.id());
          }
        });
  }

  /// Calls a friend by another name.
  void rename(Actor actor, UserId other, @Nullable String nickname) {
    transactions.change(
        actor.id(),
        transaction -> {
          transaction.touch(actor.id());
          if (type(transaction.rows(), actor.id(), other) != Type.FRIEND) {
            throw new RefusedException(ApiError.UNKNOWN_USER);
          }
          RelationshipRows.rename(transaction.rows(), actor.id(), other, nickname);
        });
  }

  /// What becomes of two who are to each other what the types say, or nothing.
  @FunctionalInterface
  private interface Change {
    void make(SpaceTransaction transaction, @Nullable Type mine, @Nullable Type theirs, User other)
        throws SQLException;
  }

  private void change(Actor actor, UserId other, Change change) {
    transactions.change(
        actor.id(),
        transaction -> {
          Transaction rows = transaction.rows();
          Optional<PrivateChannel> dm = PrivateChannelRows.findDm(rows, actor.id(), other);
          if (dm.isPresent()) {
            transaction.touch(dm.get().id());
          }
          transaction.touchBoth(actor.id(), other);
          if (dm.isEmpty() && PrivateChannelRows.findDm(rows, actor.id(), other).isPresent()) {
            // It was made this moment, and has to be locked before the users.
            throw RefusedException.unavailable();
          }
          User user =
              AccountRows.find(rows, other)
                  .map(Account::user)
                  .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_USER));
          change.make(
              transaction, type(rows, actor.id(), other), type(rows, other, actor.id()), user);
          if (dm.isPresent()) {
            updateBlock(rows, actor.id(), other);
          }
        });
  }

  private static void updateBlock(Transaction rows, UserId one, UserId other) throws SQLException {
    boolean blocked =
        type(rows, one, other) == Type.BLOCKED || type(rows, other, one) == Type.BLOCKED;
    PrivateChannel dm = PrivateChannelRows.findDm(rows, one, other).orElseThrow();
    PrivateChannelRows.update(
        rows,
        new PrivateChannel(
            dm.id(),
            dm.type(),
            dm.name(),
            dm.icon(),
            dm.owner(),
            dm.recipients(),
            blocked,
            dm.revision()));
  }

  private void ask(Transaction rows, Actor actor, User other) throws SQLException {
    if (!FriendSources.allow(rows, actor.id(), other.id())) {
      throw new RefusedException(ApiError.FRIEND_REQUESTS_DISABLED);
    }
    if (RelationshipRows.countFriends(rows, actor.id()) >= MAX_FRIENDS
        || RelationshipRows.countFriends(rows, other.id()) >= MAX_FRIENDS) {
      throw new RefusedException(ApiError.TOO_MANY_FRIENDS);
    }
    put(rows, actor, other, Type.OUTGOING_REQUEST, Type.INCOMING_REQUEST);
  }

  private void put(Transaction rows, Actor actor, User other, Type mine, Type theirs)
      throws SQLException {
    Instant now = clock.instant();
    RelationshipRows.put(rows, actor.id(), other, mine, now);
    RelationshipRows.put(rows, other.id(), actor.user(), theirs, now);
  }

  private static @Nullable Type type(Transaction rows, UserId user, UserId other)
      throws SQLException {
    return RelationshipRows.find(rows, user, other).map(Relationship::type).orElse(null);
  }
}
