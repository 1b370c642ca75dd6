package parley.ingress.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.contracts.error.FieldError;

class FormTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void collectsEveryErrorUnderItsPath() {
    Form form = form("{'name':'','age':'x','list':[{'id':'a'},7],'flag':'maybe','inner':[]}");

    form.requiredText("name", 1, 10);
    form.integer("age", 0, 10);
    form.objects("list", 5).forEach(entry -> entry.snowflake("id"));
    form.flag("flag");
    form.object("inner");
    form.requiredSnowflake("missing");

    assertThat(errors(form))
        .containsExactly(
            FieldError.badLength("name", 1, 10),
            FieldError.notInteger("age", "x"),
            FieldError.notObject("list.1"),
            FieldError.notSnowflake("list.0.id", "a"),
            FieldError.notBoolean("flag"),
            FieldError.notObject("inner"),
            FieldError.required("missing"));
  }

  @Test
  void takesNumbersAsTextAndTextAsNumbers() {
    Form form = form("{'limit':'25','nonce':12345678901234567890,'id':42,'mask':'1024'}");

    assertThat(form.integer("limit", 1, 100)).isEqualTo(25);
    assertThat(form.text("nonce", 0, 25)).isEqualTo("12345678901234567890");
    assertThat(form.snowflake("id")).isEqualTo(42L);
    assertThat(form.permissions("mask")).isEqualTo(1024L);
    form.check();
  }

  @Test
  void takesNullAsAbsentButTellsThatItWasSent() {
    Form form = form("{'topic':null}");

    assertThat(form.text("topic", 0, 10)).isNull();
    assertThat(form.has("topic")).isTrue();
    assertThat(form.hasValue("topic")).isFalse();
    assertThat(form.has("name")).isFalse();
    form.check();
  }

  @Test
  void countsCharactersAsPeopleDo() {
    Form form = form("{'content':'😀😀😀'}");

    assertThat(form.text("content", 0, 3)).isEqualTo("😀😀😀");
    form.check();
  }

  @Test
  void refusesTextThatNoStoreTakes() {
    Form form = form("{'content':'a\\u0000b'}");

    form.text("content", 0, 10);

    assertThat(errors(form)).containsExactly(FieldError.notString("content"));
  }

  @Test
  void refusesNumbersOutOfRangeAndFractions() {
    Form form = form("{'low':-1,'high':101,'fraction':1.5,'huge':'99999999999999999999'}");

    for (String field : List.of("low", "high", "fraction", "huge")) {
      form.integer(field, 0, 100);
    }

    assertThat(errors(form))
        .containsExactly(
            FieldError.tooSmall("low", 0),
            FieldError.tooLarge("high", 100),
            FieldError.notInteger("fraction", "1.5"),
            FieldError.notInteger("huge", "99999999999999999999"));
  }

  @Test
  void refusesWhatIsNoSnowflake() {
    assertThat(Form.parseSnowflake("9223372036854775808")).isNull();
    assertThat(Form.parseSnowflake("-1")).isNull();
    assertThat(Form.parseSnowflake("")).isNull();
    assertThat(Form.parseSnowflake("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
  }

  private static List<FieldError> errors(Form form) {
    return catchThrowableOfType(InvalidFormException.class, form::check).errors();
  }

  private static Form form(String json) {
    try {
      return Form.of(MAPPER.readTree(json.replace('\'', '"')));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
