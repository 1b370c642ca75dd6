package parley.ingress.form;

import java.util.List;
import parley.contracts.error.FieldError;

/// A request whose fields are wrong; says which and how.
public final class InvalidFormException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<FieldError> errors;

  public InvalidFormException(List<FieldError> errors) {
    super("Invalid Form Body", null, false, false);
    this.errors = List.copyOf(errors);
  }

  public InvalidFormException(FieldError error) {
    this(List.of(error));
  }

  public List<FieldError> errors() {
    return errors;
  }
}
