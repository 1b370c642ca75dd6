package parley.ingress.account;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.FieldError;
import parley.ingress.form.Form;

/// What a new person tells about themselves.
record Registration(
    String username, @Nullable String globalName, @Nullable String email, String password) {
  static final int MIN_USERNAME = 2;
  static final int MAX_NAME = 32;

  static final int MIN_PASSWORD = 8;
  static final int MAX_PASSWORD = 128;
  static final int MIN_AGE = 13;
  private static final int DATE_LENGTH = 10;
  private static final int MAX_EMAIL = 254;
  private static final Pattern USERNAME = Pattern.compile("[a-z0-9_.]+");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

  static Registration read(Form form, LocalDate today) {
    String username = username(form, form.requiredText("username", MIN_USERNAME, MAX_NAME));
    String email = email(form);
    requireConsent(form);
    requireAge(form, today);
    Registration registration =
        new Registration(
            username,
            form.text("global_name", 1, MAX_NAME),
            email,
            form.requiredText("password", MIN_PASSWORD, MAX_PASSWORD));
    form.check();
    return registration;
  }

  static @Nullable String email(Form form) {
    String email = form.text("email", 1, MAX_EMAIL);
    if (email != null && !EMAIL.matcher(email).matches()) {
      form.fail(
          new FieldError("email", "EMAIL_TYPE_INVALID_EMAIL", "Not a well formed email address."));
    }
    return email;
  }

  /// Who does not say anything of it was not asked; who says no cannot have an account.
  private static void requireConsent(Form form) {
    if (!form.flag("consent", true)) {
      form.fail(
          new FieldError(
              "consent",
              "CONSENT_REQUIRED",
              "You must agree to the terms of service and the privacy policy to register."));
    }
  }

  /// The date is checked and forgotten: nothing needs it afterwards.
  private static void requireAge(Form form, LocalDate today) {
    String text = form.text("date_of_birth", 1, DATE_LENGTH);
    if (text == null) {
      return;
    }
    try {
      LocalDate birth = LocalDate.parse(text);
      if (birth.plusYears(MIN_AGE).isAfter(today)) {
        form.fail(
            new FieldError(
                "date_of_birth",
                "DATE_OF_BIRTH_UNDERAGE",
                "You need to be " + MIN_AGE + " or older to register."));
      }
    } catch (DateTimeException _) {
      form.fail(
          new FieldError("date_of_birth", "DATE_OF_BIRTH_INVALID", "Not a date: use YYYY-MM-DD."));
    }
  }

  /// Checks the name of a person: in lower case, so that no two look alike.
  static String username(Form form, String text) {
    String username = text.toLowerCase(Locale.ROOT);
    if (!username.isEmpty() && !USERNAME.matcher(username).matches()) {
      form.fail(
          new FieldError(
              "username",
              "USERNAME_INVALID_CONTAINS",
              "Username can only use letters, numbers, underscores, or periods."));
    }
    return username;
  }

  static FieldError usernameTaken() {
    return new FieldError("username", "USERNAME_ALREADY_TAKEN", "Username is already taken");
  }

  static FieldError wrongPassword() {
    return new FieldError("password", "PASSWORD_DOES_NOT_MATCH", "Password does not match.");
  }

  static FieldError emailTaken() {
    return new FieldError("email", "EMAIL_ALREADY_REGISTERED", "Email is already registered.");
  }
}
