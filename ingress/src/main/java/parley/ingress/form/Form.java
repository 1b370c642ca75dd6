package parley.ingress.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.FieldError;
import parley.contracts.permission.Permissions;

/// Reads an object that a client sent. Wrong values are noted under their path, and the reader goes
/// on with a harmless one, so that a client hears of everything at once; [#check] ends the reading.
///
/// As the public protocol has it, numbers may be written as strings and the reverse, unknown fields
/// are passed over, and null is absent unless the caller asks with [#has].
public final class Form {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern SNOWFLAKE = Pattern.compile("[0-9]{1,19}");
  private static final Pattern MASK = Pattern.compile("[0-9]{1,18}");
  private static final int MAX_TIME = 64;

  private final JsonNode object;
  private final String prefix;
  private final List<FieldError> errors;

  private Form(JsonNode object, String prefix, List<FieldError> errors) {
    this.object = object;
    this.prefix = prefix;
    this.errors = errors;
  }

  /// @throws InvalidFormException when it is no object
  public static Form of(JsonNode root) {
    if (!root.isObject()) {
      throw new InvalidFormException(FieldError.notObject(""));
    }
    return new Form(root, "", new ArrayList<>());
  }

  /// @throws InvalidFormException when anything was wrong
  public void check() {
    if (!errors.isEmpty()) {
      throw new InvalidFormException(errors);
    }
  }

  /// Whether the field was sent, be it as null.
  public boolean has(String field) {
    return object.has(field);
  }

  /// Whether the field was sent with a value.
  public boolean hasValue(String field) {
    return object.hasNonNull(field);
  }

  /// The full path of a field, for errors.
  public String path(String field) {
    return prefix + field;
  }

  public void fail(FieldError error) {
    if (!errors.contains(error)) {
      errors.add(error);
    }
  }

  public String requiredText(String field, int minimum, int maximum) {
    String text = text(field, minimum, maximum);
    if (text == null) {
      require(field);
      return "";
    }
    return text;
  }

  public @Nullable String text(String field, int minimum, int maximum) {
    String text = rawText(field);
    return text == null ? null : measured(field, text, minimum, maximum);
  }

  /// A name: without white space around it.
  public @Nullable String name(String field, int minimum, int maximum) {
    String text = rawText(field);
    return text == null ? null : measured(field, text.strip(), minimum, maximum);
  }

  public String requiredName(String field, int minimum, int maximum) {
    String text = name(field, minimum, maximum);
    if (text == null) {
      require(field);
      return "";
    }
    return text;
  }

  private String measured(String field, String text, int minimum, int maximum) {
    int length = text.codePointCount(0, text.length());
    if (minimum == 0 && length > maximum) {
      fail(FieldError.tooLong(path(field), maximum));
    } else if (length < minimum || length > maximum) {
      fail(FieldError.badLength(path(field), minimum, maximum));
    }
    return text;
  }

  public @Nullable Integer integer(String field, int minimum, int maximum) {
    JsonNode value = value(field);
    if (value == null) {
      return null;
    }
    String text = value.isValueNode() ? value.asText() : "";
    boolean whole = value.isIntegralNumber() || value.isTextual();
    if (!whole || !WHOLE_NUMBER.matcher(text).matches()) {
      fail(FieldError.notInteger(path(field), value.isValueNode() ? text : value.toString()));
      return null;
    }
    long number = Long.parseLong(text);
    if (number < minimum) {
      fail(FieldError.tooSmall(path(field), minimum));
      return null;
    }
    if (number > maximum) {
      fail(FieldError.tooLarge(path(field), maximum));
      return null;
    }
    return (int) number;
  }

  public int integer(String field, int minimum, int maximum, int otherwise) {
    Integer number = integer(field, minimum, maximum);
    return number == null ? otherwise : number;
  }

  public @Nullable Integer choice(String field, List<Integer> choices) {
    Integer number = integer(field, Integer.MIN_VALUE, Integer.MAX_VALUE);
    if (number != null && !choices.contains(number)) {
      fail(FieldError.notOneOf(path(field), choices));
      return null;
    }
    return number;
  }

  /// Numbers out of a few, each once.
  public List<Integer> numbers(String field, List<Integer> choices) {
    List<Integer> numbers = new ArrayList<>();
    int index = 0;
    for (JsonNode element : elements(field, choices.size())) {
      String path = path(field) + "." + index++;
      String text = element.isValueNode() ? element.asText() : "";
      if (!WHOLE_NUMBER.matcher(text).matches()) {
        fail(FieldError.notInteger(path, text));
      } else if (!choices.contains((int) Long.parseLong(text))) {
        fail(FieldError.notOneOf(path, choices));
      } else if (!numbers.contains((int) Long.parseLong(text))) {
        numbers.add((int) Long.parseLong(text));
      }
    }
    return numbers;
  }

  /// The names of all fields that were sent.
  public List<String> names() {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /// A flag as JSON or a query writes it.
  public @Nullable Boolean flag(String field) {
    JsonNode value = value(field);
    if (value == null) {
      return null;
    }
    return switch (value.isContainerNode() ? "" : value.asText()) {
      case "true", "True", "1" -> true;
      case "false", "False", "0" -> false;
      default -> {
        fail(FieldError.notBoolean(path(field)));
        yield null;
      }
    };
  }

  public boolean flag(String field, boolean otherwise) {
    Boolean flag = flag(field);
    return flag == null ? otherwise : flag;
  }

  /// A moment, as ISO 8601 writes it.
  public @Nullable Instant time(String field) {
    String text = text(field, 0, MAX_TIME);
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      fail(FieldError.notTime(path(field), text));
      return null;
    }
  }

  /// An id.
  public @Nullable Long snowflake(String field) {
    JsonNode value = value(field);
    return value == null ? null : snowflake(path(field), value);
  }

  public long requiredSnowflake(String field) {
    Long id = snowflake(field);
    if (id == null) {
      require(field);
      return 0;
    }
    return id;
  }

  /// Ids, each once.
  public List<Long> snowflakes(String field, int maximum) {
    return snowflakeElements(field, maximum).stream().distinct().toList();
  }

  /// Ids as they stand, however many, for who has its own word on that.
  public List<Long> everySnowflake(String field) {
    if (!hasValue(field)) {
      fail(FieldError.required(path(field)));
    }
    return snowflakeElements(field, Integer.MAX_VALUE);
  }

  private List<Long> snowflakeElements(String field, int maximum) {
    List<Long> ids = new ArrayList<>();
    int index = 0;
    for (JsonNode element : elements(field, maximum)) {
      Long id = snowflake(path(field) + "." + index++, element);
      if (id != null) {
        ids.add(id);
      }
    }
    return ids;
  }

  /// A mask of bits as number or decimal text; unknown bits are dropped, as clients may be newer.
  public @Nullable Long permissions(String field) {
    JsonNode value = value(field);
    if (value == null) {
      return null;
    }
    String text = value.isValueNode() ? value.asText() : "";
    if (!MASK.matcher(text).matches()) {
      fail(FieldError.notInteger(path(field), text));
      return null;
    }
    return Long.parseLong(text) & Permissions.ALL;
  }

  public @Nullable Form object(String field) {
    JsonNode value = value(field);
    if (value == null) {
      return null;
    }
    if (!value.isObject()) {
      fail(FieldError.notObject(path(field)));
      return null;
    }
    return new Form(value, path(field) + ".", errors);
  }

  public List<Form> objects(String field, int maximum) {
    List<Form> forms = new ArrayList<>();
    int index = 0;
    for (JsonNode element : elements(field, maximum)) {
      String path = path(field) + "." + index++;
      if (element.isObject()) {
        forms.add(new Form(element, path + ".", errors));
      } else {
        fail(FieldError.notObject(path));
      }
    }
    return forms;
  }

  public List<String> texts(String field, int maximum) {
    List<String> texts = new ArrayList<>();
    int index = 0;
    for (JsonNode element : elements(field, maximum)) {
      if (element.isTextual()) {
        texts.add(element.textValue());
      } else {
        fail(FieldError.notString(path(field) + "." + index));
      }
      index++;
    }
    return texts;
  }

  /// Whether the field was sent with anything in it: a value that is no empty list.
  public boolean isFilled(String field) {
    JsonNode value = value(field);
    return value != null && !(value.isContainerNode() && value.isEmpty());
  }

  /// The objects of a list that is the whole body.
  public static <T> List<T> ofList(JsonNode root, int maximum, Function<Form, T> reader) {
    if (!root.isArray()) {
      throw new InvalidFormException(FieldError.notArray(""));
    }
    if (root.size() > maximum) {
      throw new InvalidFormException(FieldError.tooLong("", maximum));
    }
    List<FieldError> errors = new ArrayList<>();
    List<T> read = new ArrayList<>();
    int index = 0;
    for (JsonNode element : root) {
      if (element.isObject()) {
        read.add(reader.apply(new Form(element, index + ".", errors)));
      } else {
        errors.add(FieldError.notObject(Integer.toString(index)));
      }
      index++;
    }
    if (!errors.isEmpty()) {
      throw new InvalidFormException(errors);
    }
    return read;
  }

  /// Takes a field over as it was sent, be it null; nothing when it was not sent.
  public void copy(String field, ObjectNode target) {
    if (object.has(field)) {
      target.set(field, object.get(field));
    }
  }

  private void require(String field) {
    if (!hasValue(field)) {
      fail(FieldError.required(path(field)));
    }
  }

  private @Nullable String rawText(String field) {
    JsonNode value = value(field);
    if (value == null) {
      return null;
    }
    if (!value.isTextual() && !value.isIntegralNumber()) {
      fail(FieldError.notString(path(field)));
      return null;
    }
    String text = value.asText();
    if (text.indexOf('\0') >= 0 || hasLoneSurrogate(text)) {
      // No store takes it.
      fail(FieldError.notString(path(field)));
      return null;
    }
    return text;
  }

  private static boolean hasLoneSurrogate(String text) {
    return text.codePoints()
        .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
  }

  private @Nullable Long snowflake(String path, JsonNode value) {
    String text = value.isIntegralNumber() || value.isTextual() ? value.asText() : "";
    Long id = parseSnowflake(text);
    if (id == null) {
      fail(FieldError.notSnowflake(path, text));
    }
    return id;
  }

  /// The id that a text writes, or null when it writes none.
  public static @Nullable Long parseSnowflake(String text) {
    if (!SNOWFLAKE.matcher(text).matches()) {
      return null;
    }
    long id = Long.parseUnsignedLong(text);
    return id < 0 ? null : id;
  }

  private List<JsonNode> elements(String field, int maximum) {
    JsonNode value = value(field);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray()) {
      fail(FieldError.notArray(path(field)));
      return List.of();
    }
    if (value.size() > maximum) {
      fail(FieldError.tooLong(path(field), maximum));
      return List.of();
    }
    List<JsonNode> elements = new ArrayList<>(value.size());
    value.forEach(elements::add);
    return elements;
  }

  private @Nullable JsonNode value(String field) {
    JsonNode value = object.get(field);
    return value == null || value.isNull() ? null : value;
  }
}
