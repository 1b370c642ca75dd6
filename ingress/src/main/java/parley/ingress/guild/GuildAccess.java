package parley.ingress.guild;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Member;
import parley.contracts.entity.Role;
import parley.contracts.error.ApiError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.ingress.account.TwoFactorRows;
import parley.ingress.database.Database;
import parley.ingress.database.SpaceTransaction;
import parley.ingress.database.SpaceTransactions;
import parley.ingress.database.Transaction;
import parley.ingress.http.RefusedException;
import parley.ingress.sight.SightCache;

/// How requests enter a guild: as a member, to look or to change something. Strangers and unknown
/// guilds are refused here.
public final class GuildAccess {
  private final Database database;
  private final SpaceTransactions transactions;
  private final SightCache sights;
  private final InstantSource clock;

  public GuildAccess(
      Database database, SpaceTransactions transactions, SightCache sights, InstantSource clock) {
    this.database = database;
    this.transactions = transactions;
    this.sights = sights;
    this.clock = clock;
  }

  /// A look at a guild.
  @FunctionalInterface
  public interface Look<T> {
    T look(Transaction rows, ActingMember acting) throws SQLException;
  }

  /// A look at a channel.
  @FunctionalInterface
  public interface ChannelLook<T> {
    T look(Transaction rows, ActingMember acting, Channel channel) throws SQLException;
  }

  /// A change of a guild.
  @FunctionalInterface
  public interface Change<T> {
    T make(SpaceTransaction transaction, ActingMember acting) throws SQLException;
  }

  /// A change of a channel.
  @FunctionalInterface
  public interface ChannelChange<T> {
    T make(SpaceTransaction transaction, ActingMember acting, Channel channel) throws SQLException;
  }

  /// What is remembered of what somebody may do in a channel of a guild.
  public SightCache sights() {
    return sights;
  }

  public <T> T look(UserId user, GuildId guild, Look<T> look) {
    return database.read(rows -> look.look(rows, acting(rows, user, guild)));
  }

  public <T> T look(UserId user, ChannelId id, ChannelLook<T> look) {
    return look(
        user,
        id,
        look,
        rows -> {
          throw new RefusedException(ApiError.UNKNOWN_CHANNEL);
        });
  }

  /// A look at a channel or thread that may be none of a guild.
  ///
  /// @param elsewhere what is looked at then
  public <T> T look(UserId user, ChannelId id, ChannelLook<T> look, Database.Work<T> elsewhere) {
    return database.read(
        rows -> {
          Optional<Channel> channel = ChannelRows.findAny(rows, id);
          return channel.isEmpty()
              ? elsewhere.run(rows)
              : look.look(rows, acting(rows, user, channel.get()), channel.get());
        });
  }

  /// Changes a guild in one transaction, and returns when the change is in force.
  public <T> T change(UserId user, GuildId guild, Change<T> change) {
    return transactions.run(user, in(user, guild, change));
  }

  /// As [#change], for what is new in a guild and takes nothing from anybody.
  ///
  /// @see SpaceTransactions#create
  public <T> T create(UserId user, GuildId guild, Change<T> change) {
    return transactions.create(user, in(user, guild, change));
  }

  private <T> SpaceTransactions.Work<T> in(UserId user, GuildId guild, Change<T> change) {
    return transaction -> {
      transaction.touch(guild);
      return change.make(transaction, acting(transaction.rows(), user, guild));
    };
  }

  /// Changes the guild of a channel or thread in one transaction, and returns when the change is in
  /// force.
  public <T> T change(UserId user, ChannelId id, ChannelChange<T> change) {
    return transactions.run(
        user,
        transaction -> {
          transaction.touch(channel(transaction.rows(), id).guild());
          // Again, since it may have changed before the lock was there.
          Channel channel = channel(transaction.rows(), id);
          return change.make(transaction, acting(transaction.rows(), user, channel), channel);
        });
  }

  private static Channel channel(Transaction rows, ChannelId id) throws SQLException {
    return ChannelRows.findAny(rows, id)
        .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_CHANNEL));
  }

  private ActingMember acting(Transaction rows, UserId user, Channel channel) throws SQLException {
    ActingMember acting = acting(rows, user, channel.guild());
    return channel.isPrivateThread()
            && ThreadMemberRows.find(rows, channel, acting.id()).isPresent()
        ? acting.in(Set.of(channel.id()))
        : acting;
  }

  private ActingMember acting(Transaction rows, UserId user, GuildId id) throws SQLException {
    Guild guild =
        GuildRows.find(rows, id).orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_GUILD));
    Member member =
        MemberRows.find(rows, id, user)
            .orElseThrow(() -> new RefusedException(ApiError.MISSING_ACCESS));
    Map<RoleId, Role> roles =
        RoleRows.of(rows, id).stream().collect(Collectors.toMap(Role::id, Function.identity()));
    boolean secured = guild.mfaLevel() == 0 || TwoFactorRows.secures(rows, user);
    return new ActingMember(guild, roles, member, clock.instant(), secured);
  }
}
