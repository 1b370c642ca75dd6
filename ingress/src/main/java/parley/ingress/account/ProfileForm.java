package parley.ingress.account;

import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Profile;
import parley.contracts.entity.User;
import parley.ingress.form.Form;
import parley.ingress.http.Actor;

/// What somebody wants to be seen as; what is not said stays as it is.
record ProfileForm(Form form) {
  private static final int MAX_BIO = 190;
  private static final int MAX_PRONOUNS = 40;
  private static final int MAX_COLOR = 0xFFFFFF;

  /// Whether it changes with what somebody logs in, for which they have to show their password.
  static boolean touchesLogin(Form form) {
    return form.hasValue("username") || form.hasValue("email") || form.hasValue("new_password");
  }

  /// Bots have none.
  @Nullable String email(Actor actor, @Nullable String known) {
    String email = actor.bot() ? null : Registration.email(form);
    return email == null ? known : email;
  }

  String username(Actor actor) {
    String username = form.text("username", Registration.MIN_USERNAME, Registration.MAX_NAME);
    if (username == null) {
      return actor.user().username();
    }
    return actor.bot() ? username : Registration.username(form, username);
  }

  @Nullable String globalName(User user) {
    return form.has("global_name")
        ? form.text("global_name", 1, Registration.MAX_NAME)
        : user.globalName();
  }

  Profile profile(Profile known, @Nullable String banner) {
    String bio = form.text("bio", 0, MAX_BIO);
    String pronouns = form.text("pronouns", 0, MAX_PRONOUNS);
    Integer accentColor = form.integer("accent_color", 0, MAX_COLOR);
    return new Profile(
        known.user(),
        form.has("bio") ? (bio == null ? "" : bio) : known.bio(),
        form.has("pronouns") ? (pronouns == null ? "" : pronouns) : known.pronouns(),
        banner,
        form.has("accent_color") ? accentColor : known.accentColor());
  }
}
