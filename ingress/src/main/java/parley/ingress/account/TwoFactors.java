package parley.ingress.account;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import parley.contracts.error.ApiError;
import parley.contracts.id.UserId;
import parley.ingress.database.AlreadyExistsException;
import parley.ingress.database.Database;
import parley.ingress.http.RefusedException;

/// Codes beside passwords: switched on and off, and shown when logging in.
public final class TwoFactors {
  private static final int RECOVERY_CODES = 10;
  private static final int RECOVERY_CODE_LENGTH = 10;

  private final Database database;
  private final InstantSource clock;
  private final RandomCodes random = new RandomCodes();
  private final LoginTickets tickets = new LoginTickets(random);

  public TwoFactors(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// A ticket for somebody who must show a code as well; empty when the password is enough.
  Optional<String> ticket(UserId user) {
    return database.run(
        rows ->
            TwoFactorRows.exists(rows, user)
                ? Optional.of(tickets.issue(rows, user, clock.instant()))
                : Optional.empty());
  }

  /// Who shows a ticket and the right code.
  UserId redeem(String ticket, String code) {
    // A wrong code is no error here: the try that it took must be committed.
    return database
        .run(
            rows -> {
              UserId user =
                  LoginTickets.use(rows, ticket, clock.instant())
                      .orElseThrow(() -> new RefusedException(ApiError.INVALID_MFA_TICKET));
              if (!TwoFactorRows.take(rows, user, code, clock.instant())) {
                return Optional.<UserId>empty();
              }
              LoginTickets.delete(rows, user);
              return Optional.of(user);
            })
        .orElseThrow(() -> new RefusedException(ApiError.INVALID_MFA_CODE));
  }

  boolean areOn(UserId user) {
    return database.look(rows -> TwoFactorRows.exists(rows, user));
  }

  /// Switches two factors on, for somebody whose authenticator shows the right code.
  ///
  /// @return codes for recovery
  List<String> enable(UserId user, String secret, String code) {
    Totp totp =
        Totp.ofBase32(secret).orElseThrow(() -> new RefusedException(ApiError.INVALID_MFA_SECRET));
    OptionalLong step = totp.step(code, clock.instant(), 0);
    if (step.isEmpty()) {
      throw new RefusedException(ApiError.INVALID_MFA_CODE);
    }
    List<String> recoveryCodes =
        Stream.generate(() -> random.next(RECOVERY_CODE_LENGTH)).limit(RECOVERY_CODES).toList();
    try {
      return database.run(
          rows -> {
            TwoFactorRows.insert(rows, user, secret, step.getAsLong(), recoveryCodes);
            return recoveryCodes;
          });
    } catch (AlreadyExistsException _) {
      throw new RefusedException(ApiError.MFA_ENABLED);
    }
  }

  void disable(UserId user, String code) {
    boolean right =
        database.run(
            rows -> {
              if (!TwoFactorRows.exists(rows, user)) {
                throw new RefusedException(ApiError.MFA_NOT_ENABLED);
              }
              if (!TwoFactorRows.take(rows, user, code, clock.instant())) {
                return false;
              }
              TwoFactorRows.delete(rows, user);
              return true;
            });
    if (!right) {
      throw new RefusedException(ApiError.INVALID_MFA_CODE);
    }
  }
}
