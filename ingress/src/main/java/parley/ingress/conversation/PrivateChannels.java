package parley.ingress.conversation;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Account;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.entity.Recipient;
import parley.contracts.entity.User;
import parley.contracts.error.ApiError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.snowflake.EntityIds;
import parley.ingress.account.AccountRows;
import parley.ingress.database.AlreadyExistsException;
import parley.ingress.database.Database;
import parley.ingress.database.SpaceTransactions;
import parley.ingress.database.Transaction;
import parley.ingress.http.Actor;
import parley.ingress.http.RefusedException;

/// Opens, changes and closes private channels. What is answered is in force: no message that is
/// accepted later reaches somebody who was removed before.
public final class PrivateChannels {
  /// How many take part in a group at most.
  static final int MAX_RECIPIENTS = 10;

  /// A channel that is shown with its first message.
  private static final MessageId FIRST_MESSAGE = new MessageId(0);

  private final Database database;
  private final SpaceTransactions transactions;
  private final EntityIds ids;

  public PrivateChannels(Database database, SpaceTransactions transactions, EntityIds ids) {
    this.database = database;
    this.transactions = transactions;
    this.ids = ids;
  }

  /// The private channel of this id, which the actor takes part in; empty when it is none.
  public Optional<PrivateChannel> find(Actor actor, ChannelId id) {
    return database.look(rows -> find(rows, actor.id(), id));
  }

  /// As [#find(Actor, ChannelId)], within a transaction.
  public static Optional<PrivateChannel> find(Transaction rows, UserId actor, ChannelId id)
      throws SQLException {
    Optional<PrivateChannel> channel = PrivateChannelRows.find(rows, id);
    channel.ifPresent(found -> requirePartOf(found, actor));
    return channel;
  }

  /// All channels that the actor takes part in, those that are hidden included, newest first.
  List<PrivateChannel> of(Actor actor) {
    return database.look(rows -> PrivateChannelRows.ofUser(rows, actor.id()));
  }

  /// The one DM of two users, made when there is none, and shown to who asks.
  PrivateChannel openDm(Actor actor, UserId other) {
    if (other.equals(actor.id())) {
      throw new RefusedException(ApiError.CANNOT_MESSAGE_USER);
    }
    Optional<PrivateChannel> known =
        database.look(rows -> PrivateChannelRows.findDm(rows, actor.id(), other));
    if (known.isEmpty()) {
      try {
        return newDm(actor, other);
      } catch (AlreadyExistsException _) {
        // The other one, or another request of the same, was faster.
        known = database.look(rows -> PrivateChannelRows.findDm(rows, actor.id(), other));
      }
    }
    PrivateChannel dm = known.orElseThrow();
    Recipient own = dm.recipient(actor.id());
    return own == null || own.hiddenUntil() == null
        ? dm
        : change(actor, dm.id(), (rows, row) -> withHidden(row, actor.id(), null));
  }

  /// Both users are locked, as by whoever blocks one of them, so no block is overlooked.
  private PrivateChannel newDm(Actor actor, UserId other) {
    User reader = user(other);
    if (actor.bot() && reader.bot()) {
      throw new RefusedException(ApiError.CANNOT_MESSAGE_USER);
    }
    ChannelId id = new ChannelId(ids.next());
    return transactions.run(
        actor.id(),
        transaction -> {
          transaction.touch(id);
          transaction.touchBoth(actor.id(), other);
          PrivateChannel dm =
              new PrivateChannel(
                  id,
                  ChannelType.DM,
                  null,
                  null,
                  null,
                  List.of(new Recipient(actor.user(), null), new Recipient(reader, FIRST_MESSAGE)),
                  Acquaintance.isBlocked(transaction.rows(), actor.id(), other),
                  0);
          PrivateChannelRows.insert(transaction.rows(), dm);
          return dm;
        });
  }

  /// A new group of the actor and some friends.
  PrivateChannel openGroup(Actor actor, List<UserId> others) {
    Set<UserId> invited = new LinkedHashSet<>(others);
    invited.remove(actor.id());
    if (invited.size() + 1 > MAX_RECIPIENTS) {
      throw new RefusedException(ApiError.TOO_MANY_RECIPIENTS);
    }
    List<Recipient> recipients = new ArrayList<>();
    recipients.add(new Recipient(actor.user(), null));
    for (UserId each : invited) {
      recipients.add(new Recipient(guest(actor, each), null));
    }
    PrivateChannel group =
        new PrivateChannel(
            new ChannelId(ids.next()),
            ChannelType.GROUP_DM,
            null,
            null,
            actor.id(),
            recipients,
            false,
            0);
    return transactions.run(
        actor.id(),
        transaction -> {
          transaction.touch(group.id());
          PrivateChannelRows.insert(transaction.rows(), group);
          return group;
        });
  }

  /// Gives a group another name, as everybody in it may, or another owner, as its owner may.
  public PrivateChannel change(Actor actor, ChannelId id, GroupChange wanted) {
    return change(
        actor,
        id,
        (rows, row) -> {
          requireGroup(row);
          UserId owner = wanted.owner();
          if (owner != null) {
            requireOwner(row, actor);
            if (row.recipient(owner) == null) {
              throw new RefusedException(ApiError.UNKNOWN_USER);
            }
          }
          String name = wanted.name() == null || wanted.name().isEmpty() ? null : wanted.name();
          return with(
              row,
              wanted.renames() ? name : row.name(),
              owner == null ? row.owner() : owner,
              row.recipients());
        });
  }

  /// Takes a friend of the actor into a group; nothing changes when they are in it.
  PrivateChannel add(Actor actor, ChannelId id, UserId user) {
    User guest = guest(actor, user);
    return change(
        actor,
        id,
        (rows, row) -> {
          requireGroup(row);
          if (row.recipient(user) != null) {
            return row;
          }
          if (row.recipients().size() >= MAX_RECIPIENTS) {
            throw new RefusedException(ApiError.TOO_MANY_RECIPIENTS);
          }
          List<Recipient> recipients = new ArrayList<>(row.recipients());
          recipients.add(new Recipient(guest, null));
          return with(row, row.name(), row.owner(), recipients);
        });
  }

  /// Takes somebody out of a group: its owner anybody, everybody themselves.
  PrivateChannel remove(Actor actor, ChannelId id, UserId user) {
    return change(
        actor,
        id,
        (rows, row) -> {
          requireGroup(row);
          if (!user.equals(actor.id())) {
            requireOwner(row, actor);
          }
          if (row.recipient(user) == null) {
            throw new RefusedException(ApiError.UNKNOWN_USER);
          }
          return without(row, user);
        });
  }

  /// Closes a DM, which shows again with its next message, or leaves a group.
  public PrivateChannel close(Actor actor, ChannelId id) {
    MessageId now = new MessageId(ids.next());
    return change(
        actor,
        id,
        (rows, row) -> row.group() ? without(row, actor.id()) : withHidden(row, actor.id(), now));
  }

  /// What becomes of a channel.
  @FunctionalInterface
  private interface Change {
    PrivateChannel make(Transaction rows, PrivateChannel row) throws SQLException;
  }

  private PrivateChannel change(Actor actor, ChannelId id, Change change) {
    return transactions.run(
        actor.id(),
        transaction -> {
          transaction.touch(id);
          PrivateChannel row =
              find(transaction.rows(), actor.id(), id)
                  .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_CHANNEL));
          PrivateChannel changed = change.make(transaction.rows(), row);
          PrivateChannelRows.update(transaction.rows(), changed);
          return changed;
        });
  }

  /// Somebody whom the actor may take into a group: a friend.
  private User guest(Actor actor, UserId id) {
    User user = user(id);
    if (!database.look(rows -> Acquaintance.areFriends(rows, actor.id(), id))) {
      throw new RefusedException(ApiError.CANNOT_MESSAGE_USER);
    }
    return user;
  }

  private User user(UserId id) {
    return database
        .look(rows -> AccountRows.find(rows, id))
        .map(Account::user)
        .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_USER));
  }

  private static void requirePartOf(PrivateChannel channel, UserId user) {
    if (channel.recipient(user) == null) {
      throw new RefusedException(ApiError.MISSING_ACCESS);
    }
  }

  private static void requireGroup(PrivateChannel channel) {
    if (!channel.group()) {
      throw new RefusedException(ApiError.DM_CHANNEL);
    }
  }

  private static void requireOwner(PrivateChannel channel, Actor actor) {
    if (!actor.id().equals(channel.owner())) {
      throw new RefusedException(ApiError.MISSING_PERMISSIONS);
    }
  }

  private static PrivateChannel withHidden(
      PrivateChannel channel, UserId user, @Nullable MessageId until) {
    List<Recipient> recipients =
        channel.recipients().stream()
            .map(each -> each.id().equals(user) ? new Recipient(each.user(), until) : each)
            .toList();
    return with(channel, channel.name(), channel.owner(), recipients);
  }

  /// Who came first after the owner follows them.
  private static PrivateChannel without(PrivateChannel channel, UserId user) {
    List<Recipient> rest =
        channel.recipients().stream().filter(each -> !each.id().equals(user)).toList();
    UserId owner =
        user.equals(channel.owner()) && !rest.isEmpty() ? rest.getFirst().id() : channel.owner();
    return with(channel, channel.name(), owner, rest);
  }

  private static PrivateChannel with(
      PrivateChannel channel,
      @Nullable String name,
      @Nullable UserId owner,
      List<Recipient> recipients) {
    return new PrivateChannel(
        channel.id(),
        channel.type(),
        name,
        channel.icon(),
        owner,
        recipients,
        channel.blocked(),
        channel.revision());
  }
}
