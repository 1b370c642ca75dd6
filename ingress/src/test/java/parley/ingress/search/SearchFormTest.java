package parley.ingress.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.contracts.error.FieldError;
import parley.ingress.form.Form;
import parley.ingress.form.InvalidFormException;

class SearchFormTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode query = JSON.createObjectNode();

  @Test
  void hasTheUsualValuesOfTheProtocol() {
    SearchForm form = read();

    assertThat(form.limit()).isEqualTo(25);
    assertThat(form.offset()).isZero();
    assertThat(form.byRelevance()).isFalse();
    assertThat(form.ascending()).isFalse();
    assertThat(form.withNsfw()).isFalse();
    assertThat(form.content()).isNull();
  }

  @Test
  void readsListsAndChoices() {
    query.put("content", "hello").put("sort_by", "relevance").put("sort_order", "asc");
    query.putArray("author_id").add("1").add("2").add("1");
    query.putArray("has").add("link").add("-poll");
    query.putArray("attachment_extension").add("png");

    SearchForm form = read();

    assertThat(form.authors()).containsExactly(1L, 2L);
    assertThat(form.has()).containsExactly("link", "-poll");
    assertThat(form.fileExtensions()).containsExactly("png");
    assertThat(form.byRelevance()).isTrue();
    assertThat(form.ascending()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "limit, 26, NUMBER_TYPE_MAX",
    "limit, 0, NUMBER_TYPE_MIN",
    "offset, 9976, NUMBER_TYPE_MAX",
    "slop, 101, NUMBER_TYPE_MAX",
    "sort_by, size, BASE_TYPE_CHOICES",
    "sort_order, up, BASE_TYPE_CHOICES",
    "min_id, x, NUMBER_TYPE_COERCE",
    "pinned, maybe, BOOLEAN_TYPE_CONVERT"
  })
  void saysWhatIsWrong(String field, String value, String code) {
    query.put(field, value);

    assertThat(errors()).extracting(FieldError::path).containsExactly(field);
    assertThat(errors()).extracting(FieldError::code).containsExactly(code);
  }

  @Test
  void saysWhichOfAListIsWrong() {
    query.putArray("has").add("link").add("wings");
    query.put("content", "x".repeat(1025));

    assertThat(errors()).extracting(FieldError::path).containsExactlyInAnyOrder("has.1", "content");
  }

  private SearchForm read() {
    return SearchForm.read(Form.of(query));
  }

  private List<FieldError> errors() {
    InvalidFormException[] caught = new InvalidFormException[1];
    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(InvalidFormException.class, e -> caught[0] = e);
    return caught[0].errors();
  }
}
