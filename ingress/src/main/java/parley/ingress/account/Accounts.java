package parley.ingress.account;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Account;
import parley.contracts.entity.Profile;
import parley.contracts.entity.User;
import parley.contracts.error.FieldError;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.snowflake.EntityIds;
import parley.ingress.database.AlreadyExistsException;
import parley.ingress.database.Database;
import parley.ingress.database.SpaceTransactions;
import parley.ingress.database.Transaction;
import parley.ingress.form.InvalidFormException;
import parley.ingress.http.Actor;
import parley.ingress.image.Pictures;

/// Registers people, and keeps what others see of them.
public final class Accounts {
  /// How many guilds may be locked and waited for when a name changes in them. Bots are in more:
  /// there it changes a moment later.
  private static final int MAX_AWAITED = 200;

  private final Database database;
  private final SpaceTransactions transactions;
  private final PasswordHasher passwords;
  private final Tokens tokens;
  private final EntityIds ids;
  private final Pictures pictures;

  public Accounts(
      Database database,
      SpaceTransactions transactions,
      PasswordHasher passwords,
      Tokens tokens,
      EntityIds ids,
      Pictures pictures) {
    this.database = database;
    this.transactions = transactions;
    this.passwords = passwords;
    this.tokens = tokens;
    this.ids = ids;
    this.pictures = pictures;
  }

  /// A new person's first tokens.
  TokenGrant register(Registration registration, String client) {
    requireFree(registration);
    String hash = passwords.hash(registration.password());
    UserId id = new UserId(ids.next());
    User user = new User(id, registration.username(), registration.globalName(), null, false, 0);
    Account account = new Account(user, registration.email(), false, "en-US", 0, null, 0);
    try {
      return transactions.create(
          id,
          transaction -> {
            AccountRows.insert(transaction.rows(), account);
            transaction
                .rows()
                .change("INSERT INTO passwords (user_id, hash) VALUES (?, ?)", id.value(), hash);
            return tokens.issueToPerson(transaction, id, client);
          });
    } catch (AlreadyExistsException e) {
      // Somebody was faster.
      requireFree(registration);
      throw e;
    }
  }

  /// Changes what people see of the actor.
  Portrait change(Actor actor, ProfileForm form) {
    long owner = actor.id().value();
    Portrait present = portrait(actor.id()).orElseThrow();
    String avatar =
        pictures.change(
            form.form(), "avatar", actor.user().avatar(), Pictures.Folder.AVATARS, owner);
    String banner =
        pictures.change(
            form.form(), "banner", present.profile().banner(), Pictures.Folder.BANNERS, owner);
    try {
      return transactions.run(
          actor.id(),
          transaction -> {
            for (GuildId guild : AccountRows.guilds(transaction.rows(), actor.id(), MAX_AWAITED)) {
              transaction.touch(guild);
            }
            transaction.touch(actor.id());
            Account account = AccountRows.find(transaction.rows(), actor.id()).orElseThrow();
            Profile profile = ProfileRows.find(transaction.rows(), actor.id());
            User seen = account.user();
            User wanted =
                new User(
                    seen.id(),
                    form.username(actor),
                    form.globalName(seen),
                    form.form().has("avatar") ? avatar : seen.avatar(),
                    seen.bot(),
                    seen.publicFlags());
            String email = form.email(actor, account.email());
            Profile said =
                form.profile(profile, form.form().has("banner") ? banner : profile.banner());
            form.form().check();
            if (!wanted.equals(seen)) {
              AccountRows.update(transaction.rows(), wanted);
            }
            if (!Objects.equals(email, account.email())) {
              requireFree(transaction.rows(), email);
              AccountRows.setEmail(transaction.rows(), actor.id(), email);
            }
            if (!said.equals(profile)) {
              ProfileRows.put(transaction.rows(), said);
            }
            return new Portrait(
                AccountRows.find(transaction.rows(), actor.id()).orElseThrow(), said);
          });
    } catch (AlreadyExistsException _) {
      throw new InvalidFormException(Registration.usernameTaken());
    }
  }

  private static void requireFree(Transaction rows, @Nullable String email) throws SQLException {
    if (AccountRows.hasEmail(rows, email)) {
      throw new InvalidFormException(Registration.emailTaken());
    }
  }

  Optional<Portrait> portrait(UserId id) {
    return database.read(
        rows -> {
          Optional<Account> account = AccountRows.find(rows, id);
          return account.isEmpty()
              ? Optional.empty()
              : Optional.of(new Portrait(account.get(), ProfileRows.find(rows, id)));
        });
  }

  public Optional<Account> find(UserId id) {
    return database.read(rows -> AccountRows.find(rows, id));
  }

  private void requireFree(Registration registration) {
    Optional<FieldError> taken =
        database.read(
            rows -> {
              if (rows.find(
                      "SELECT id FROM users WHERE username = ? AND NOT bot",
                      row -> row.id("id"),
                      registration.username())
                  .isPresent()) {
                return Optional.of(Registration.usernameTaken());
              }
              return AccountRows.hasEmail(rows, registration.email())
                  ? Optional.of(Registration.emailTaken())
                  : Optional.empty();
            });
    taken.ifPresent(
        error -> {
          throw new InvalidFormException(error);
        });
  }
}
