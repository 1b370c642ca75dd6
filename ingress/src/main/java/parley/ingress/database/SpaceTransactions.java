package parley.ingress.database;

import java.sql.SQLException;
import java.util.Map;
import parley.contracts.id.UserId;
import parley.contracts.space.SpaceId;

/// Changes rows that the streams follow, and returns when they follow: what is answered after that
/// is in force everywhere.
public final class SpaceTransactions {
  private final Database database;
  private final Fences fences;

  public SpaceTransactions(Database database, Fences fences) {
    this.database = database;
    this.fences = fences;
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
    Done<T> done =
        database.run(
            rows -> {
              SpaceTransaction transaction = new SpaceTransaction(rows);
              T result = work.run(transaction);
              return new Done<>(result, transaction.finish());
            });
    fences.pass(actor, done.revisions());
    return done.result();
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
}
