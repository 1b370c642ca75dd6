package parley.ingress.invite;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import parley.contracts.error.ApiError;
import parley.contracts.id.GuildId;
import parley.ingress.database.Database;
import parley.ingress.database.SpaceTransaction;
import parley.ingress.database.SpaceTransactions;
import parley.ingress.database.Transaction;
import parley.ingress.guild.MemberRows;
import parley.ingress.guild.NewGuild;
import parley.ingress.http.Actor;
import parley.ingress.http.RefusedException;
import parley.ingress.member.BanRows;

/// How people become members by an invite.
public final class Joining {
  private final Database database;
  private final SpaceTransactions transactions;
  private final InstantSource clock;

  public Joining(Database database, SpaceTransactions transactions, InstantSource clock) {
    this.database = database;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// The invite, if it can still be used.
  Invite usable(Transaction rows, String code) throws SQLException {
    Instant now = clock.instant();
    return InviteRows.find(rows, code)
        .filter(invite -> invite.usableAt(now))
        .orElseThrow(InviteView::unknown);
  }

  /// Makes the actor a member, if they are none yet.
  InviteView join(Actor actor, String code) {
    GuildId guild = database.read(rows -> usable(rows, code)).guild();
    return transactions.run(actor.id(), transaction -> join(transaction, actor, code, guild));
  }

  private InviteView join(SpaceTransaction transaction, Actor actor, String code, GuildId guild)
      throws SQLException {
    transaction.touch(guild);
    transaction.touch(actor.id());
    Transaction rows = transaction.rows();
    // Again, since the last use may have gone before the lock was there.
    Invite invite = usable(rows, code);
    if (MemberRows.find(rows, guild, actor.id()).isEmpty()) {
      if (BanRows.isBanned(rows, guild, actor.id())) {
        throw new RefusedException(ApiError.BANNED);
      }
      NewGuild.requireRoom(rows, actor.user());
      MemberRows.insert(rows, guild, actor.user(), List.of(), clock.instant());
      InviteRows.count(rows, code);
    }
    return InviteView.of(rows, invite);
  }
}
