package parley.ingress.slash;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.ApiError;
import parley.contracts.error.FieldError;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.snowflake.EntityIds;
import parley.ingress.database.Database;
import parley.ingress.database.Transaction;
import parley.ingress.form.Form;
import parley.ingress.form.InvalidFormException;
import parley.ingress.guild.MemberRows;
import parley.ingress.http.RefusedException;

/// The commands of applications, in the scope of one guild or of all.
public final class SlashCommands {
  private static final int MOST_TYPED = 100;
  private static final int MOST_IN_MENU = 15;
  private static final int MOST_CREATED_A_DAY = 200;
  private static final List<String> FIELDS =
      List.of(
          "name",
          "name_localizations",
          "description",
          "description_localizations",
          "options",
          "default_member_permissions",
          "dm_permission",
          "contexts",
          "integration_types",
          "nsfw");

  private final Database database;
  private final EntityIds ids;
  private final InstantSource clock;

  SlashCommands(Database database, EntityIds ids, InstantSource clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  /// Where commands of an application are known.
  ///
  /// @param guild null for everywhere
  record Scope(UserId application, @Nullable GuildId guild) {}

  /// @param isNew whether there was none of this type and name
  record Put(SlashCommand command, boolean isNew) {}

  private record Key(int type, String name) {}

  /// A command as it is now.
  public Optional<SlashCommand> find(UserId application, long id) {
    return database.look(rows -> CommandRows.find(rows, application, id));
  }

  List<SlashCommand> list(Scope scope) {
    return database.read(
        rows -> {
          requireThere(rows, scope);
          return CommandRows.of(rows, scope.application(), scope.guild());
        });
  }

  SlashCommand find(Scope scope, long id) {
    return database.read(
        rows -> {
          requireThere(rows, scope);
          return known(rows, scope, id);
        });
  }

  /// Makes a command, or changes the one of the same type and name.
  Put put(Scope scope, Form form) {
    CommandForm wanted = CommandForm.read(form);
    form.check();
    return changing(
        scope,
        rows -> {
          Map<Key, SlashCommand> known = known(rows, scope);
          SlashCommand former = known.get(new Key(wanted.type(), wanted.name()));
          if (former == null) {
            requireRoom(List.copyOf(known.values()), wanted.type());
            countCreations(rows, scope, 1);
          }
          return new Put(store(rows, scope, wanted, former), former == null);
        });
  }

  /// Takes these commands for all that there are.
  List<SlashCommand> replaceAll(Scope scope, List<CommandForm> wanted) {
    requireFitting(wanted);
    return changing(
        scope,
        rows -> {
          Map<Key, SlashCommand> former = known(rows, scope);
          List<SlashCommand> stored = new ArrayList<>();
          int made = 0;
          for (CommandForm each : wanted) {
            SlashCommand before = former.remove(new Key(each.type(), each.name()));
            made += before == null ? 1 : 0;
            stored.add(store(rows, scope, each, before));
          }
          for (SlashCommand gone : former.values()) {
            CommandRows.delete(rows, gone);
          }
          if (made > 0) {
            countCreations(rows, scope, made);
          }
          return stored;
        });
  }

  SlashCommand change(Scope scope, long id, Form form) {
    return changing(
        scope,
        rows -> {
          SlashCommand former = known(rows, scope, id);
          ObjectNode merged = JsonNodeFactory.instance.objectNode();
          merged.put("type", former.type());
          merged.put("name", former.name());
          merged.setAll(former.definition());
          FIELDS.forEach(field -> form.copy(field, merged));
          Form whole = Form.of(merged);
          CommandForm wanted = CommandForm.read(whole);
          whole.check();
          SlashCommand same = known(rows, scope).get(new Key(wanted.type(), wanted.name()));
          if (same != null && same.id() != id) {
            throw new InvalidFormException(duplicate("name"));
          }
          return store(rows, scope, wanted, former);
        });
  }

  void delete(Scope scope, long id) {
    changing(
        scope,
        rows -> {
          CommandRows.delete(rows, known(rows, scope, id));
          return id;
        });
  }

  private <T> T changing(Scope scope, Database.Work<T> work) {
    return database.run(
        rows -> {
          requireThere(rows, scope);
          CommandRows.lock(rows, scope.application());
          return work.run(rows);
        });
  }

  private SlashCommand store(
      Transaction rows, Scope scope, CommandForm wanted, @Nullable SlashCommand former)
      throws SQLException {
    long version = ids.next();
    SlashCommand command =
        new SlashCommand(
            former == null ? version : former.id(),
            scope.application(),
            scope.guild(),
            wanted.type(),
            wanted.name(),
            version,
            wanted.definition());
    if (former == null) {
      CommandRows.insert(rows, command);
    } else {
      CommandRows.update(rows, command);
    }
    return command;
  }

  private static Map<Key, SlashCommand> known(Transaction rows, Scope scope) throws SQLException {
    Map<Key, SlashCommand> known = new HashMap<>();
    for (SlashCommand each : CommandRows.of(rows, scope.application(), scope.guild())) {
      known.put(new Key(each.type(), each.name()), each);
    }
    return known;
  }

  private static SlashCommand known(Transaction rows, Scope scope, long id) throws SQLException {
    return CommandRows.find(rows, scope.application(), id)
        .filter(
            command ->
                scope.guild() == null
                    ? command.guild() == null
                    : scope.guild().equals(command.guild()))
        .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_COMMAND));
  }

  /// An application has commands only in guilds where its bot is.
  private static void requireThere(Transaction rows, Scope scope) throws SQLException {
    if (scope.guild() != null
        && MemberRows.find(rows, scope.guild(), scope.application()).isEmpty()) {
      throw new RefusedException(ApiError.MISSING_ACCESS);
    }
  }

  private static void requireRoom(List<SlashCommand> known, int type) {
    long same = known.stream().filter(command -> command.type() == type).count();
    if (same >= most(type)) {
      throw new RefusedException(ApiError.TOO_MANY_COMMANDS);
    }
  }

  private static void requireFitting(List<CommandForm> wanted) {
    Set<Key> keys = new HashSet<>();
    Map<Integer, Integer> counts = new HashMap<>();
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      CommandForm each = wanted.get(i);
      if (!keys.add(new Key(each.type(), each.name()))) {
        errors.add(duplicate(i + ".name"));
      }
      if (counts.merge(each.type(), 1, Integer::sum) > most(each.type())) {
        throw new RefusedException(ApiError.TOO_MANY_COMMANDS);
      }
    }
    if (!errors.isEmpty()) {
      throw new InvalidFormException(errors);
    }
  }

  private static int most(int type) {
    return type == SlashCommand.CHAT_INPUT ? MOST_TYPED : MOST_IN_MENU;
  }

  private void countCreations(Transaction rows, Scope scope, int made) throws SQLException {
    LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    if (CommandRows.countCreations(rows, scope.application(), scope.guild(), today, made)
        > MOST_CREATED_A_DAY) {
      throw new RefusedException(ApiError.TOO_MANY_COMMANDS_TODAY);
    }
  }

  private static FieldError duplicate(String path) {
    return new FieldError(
        path, "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
  }
}
