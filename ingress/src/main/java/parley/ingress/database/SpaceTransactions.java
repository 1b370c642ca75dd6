package parley.ingress.database;

import java.sql.SQLException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.id.UserId;
import parley.contracts.space.SpaceId;
import parley.ingress.http.RefusedException;

/// Changes rows that the streams follow, and returns when they follow: what is answered after that
/// is in force everywhere.
public final class SpaceTransactions {
  private static final Logger logger = LoggerFactory.getLogger(SpaceTransactions.class);

  private final Database database;
  private final Fences fences;
  private final Revisions revisions;

  public SpaceTransactions(Database database, Fences fences, Revisions revisions) {
    this.database = database;
    this.fences = fences;
    this.revisions = revisions;
  }

  /// Work on rows of spaces.
  @FunctionalInterface
  public interface Work<T> {
    T run(SpaceTransaction transaction) throws SQLException;
  }

  /// Work that only changes.
  @FunctionalInterface
  public interface Change {
    void make(SpaceTransaction transaction) throws SQLException;
  }

  private record Done<T>(T result, Map<SpaceId, Long> revisions) {}

  /// @param actor on whose behalf
  public <T> T run(UserId actor, Work<T> work) {
    Done<T> done = commit(work);
    fences.pass(actor, done.revisions());
    return done.result();
  }

  /// As [#run], for what is new: when the streams do not follow in time it is there all the same,
  /// and an error would make clients ask for a second one. It is in force when the streams follow;
  /// until then it refuses more than it should, never less.
  ///
  /// @param actor on whose behalf
  public <T> T create(UserId actor, Work<T> work) {
    Done<T> done = commit(work);
    try {
      fences.pass(actor, done.revisions());
    } catch (RefusedException e) {
      logger.warn("created, but not in force yet: {}", e.getMessage());
    }
    return done.result();
  }

  /// As [#run], for what nobody waits for.
  public void settle(Change change) {
    commit(
        transaction -> {
          change.make(transaction);
          return transaction;
        });
  }

  /// @param actor on whose behalf
  public void change(UserId actor, Change change) {
    run(
        actor,
        transaction -> {
          change.make(transaction);
          return actor;
        });
  }

  private <T> Done<T> commit(Work<T> work) {
    Done<T> done =
        database.run(
            rows -> {
              SpaceTransaction transaction = new SpaceTransaction(rows);
              T result = work.run(transaction);
              return new Done<>(result, transaction.finish());
            });
    revisions.raised(done.revisions());
    return done;
  }
}
