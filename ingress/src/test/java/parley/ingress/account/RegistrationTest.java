package parley.ingress.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import parley.contracts.error.FieldError;
import parley.ingress.form.Form;
import parley.ingress.form.InvalidFormException;

class RegistrationTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

  private final ObjectNode form =
      JsonNodeFactory.instance
          .objectNode()
          .put("username", "somebody")
          .put("password", "a long password");

  @Test
  void takesWhoIsOldEnoughAndAgrees() {
    form.put("date_of_birth", "2013-03-01").put("consent", true).put("email", "a@example.org");

    assertThatCode(this::read).doesNotThrowAnyException();
  }

  @Test
  void refusesWhoIsTooYoung() {
    form.put("date_of_birth", "2013-03-02");

    assertThat(refusal().code()).isEqualTo("DATE_OF_BIRTH_UNDERAGE");
  }

  @Test
  void refusesADateThatIsNone() {
    form.put("date_of_birth", "2001-02-30");

    assertThat(refusal().code()).isEqualTo("DATE_OF_BIRTH_INVALID");
  }

  @Test
  void refusesWhoDoesNotAgree() {
    form.put("consent", false);

    assertThat(refusal().path()).isEqualTo("consent");
  }

  private FieldError refusal() {
    return catchThrowableOfType(InvalidFormException.class, this::read).errors().getFirst();
  }

  private void read() {
    Registration.read(Form.of(form), TODAY);
  }
}
