package parley.ingress.message;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import parley.contracts.error.FieldError;
import parley.ingress.form.Form;

/// Which of its mentions a message shall really have.
///
/// @param allUsers whether all users that the text mentions, rather than only `users`
/// @param allRoles the same for roles
/// @param repliedUser whether a reply mentions the one it answers
record AllowedMentions(
    boolean allUsers,
    boolean allRoles,
    boolean everyone,
    Set<Long> users,
    Set<Long> roles,
    boolean repliedUser) {
  static final AllowedMentions ALL =
      new AllowedMentions(true, true, true, Set.of(), Set.of(), true);

  private static final int MAX_LISTED = 100;
  private static final List<String> TYPES = List.of("users", "roles", "everyone");

  AllowedMentions {
    users = Set.copyOf(users);
    roles = Set.copyOf(roles);
  }

  static AllowedMentions read(Form form) {
    Form allowed = form.object("allowed_mentions");
    if (allowed == null) {
      return ALL;
    }
    List<String> types = allowed.texts("parse", TYPES.size());
    for (int i = 0; i < types.size(); i++) {
      if (!TYPES.contains(types.get(i))) {
        allowed.fail(FieldError.notOneOf(allowed.path("parse") + "." + i, TYPES));
      }
    }
    List<Long> users = allowed.snowflakes("users", MAX_LISTED);
    List<Long> roles = allowed.snowflakes("roles", MAX_LISTED);
    requireExclusive(allowed, types, "users", users);
    requireExclusive(allowed, types, "roles", roles);
    return new AllowedMentions(
        types.contains("users"),
        types.contains("roles"),
        types.contains("everyone"),
        Set.copyOf(users),
        Set.copyOf(roles),
        allowed.flag("replied_user", false));
  }

  Mentions apply(Mentions mentions) {
    return new Mentions(
        allUsers ? mentions.users() : both(mentions.users(), users),
        allRoles ? mentions.roles() : both(mentions.roles(), roles),
        everyone && mentions.everyone());
  }

  private static Set<Long> both(Set<Long> one, Set<Long> other) {
    Set<Long> both = new LinkedHashSet<>(one);
    both.retainAll(other);
    return both;
  }

  private static void requireExclusive(
      Form allowed, List<String> types, String type, List<Long> ids) {
    if (types.contains(type) && !ids.isEmpty()) {
      allowed.fail(
          new FieldError(
              allowed.path("parse"),
              "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
              "parse:[\"" + type + "\"] and " + type + ": [ids...] are mutually exclusive."));
    }
  }
}
