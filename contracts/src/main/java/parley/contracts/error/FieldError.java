package parley.contracts.error;

import java.util.List;

/// What is wrong with one field of a request.
///
/// @param path names and indices from the outside in, parted by dots, as `embeds.0.title`; empty
///   when the whole request is to blame
/// @param code as `BASE_TYPE_REQUIRED`
/// @param message a sentence for people
public record FieldError(String path, String code, String message) {
  public static FieldError required(String path) {
    return new FieldError(path, "BASE_TYPE_REQUIRED", "This field is required");
  }

  public static FieldError tooLong(String path, int maximum) {
    return new FieldError(
        path, "BASE_TYPE_MAX_LENGTH", "Must be " + maximum + " or fewer in length.");
  }

  public static FieldError badLength(String path, int minimum, int maximum) {
    return new FieldError(
        path,
        "BASE_TYPE_BAD_LENGTH",
        "Must be between " + minimum + " and " + maximum + " in length.");
  }

  public static FieldError notOneOf(String path, List<?> choices) {
    StringBuilder listed = new StringBuilder();
    for (Object choice : choices) {
      listed.append(listed.isEmpty() ? "" : ", ").append(choice);
    }
    return new FieldError(path, "BASE_TYPE_CHOICES", "Value must be one of {" + listed + "}.");
  }

  public static FieldError tooSmall(String path, long minimum) {
    return new FieldError(
        path, "NUMBER_TYPE_MIN", "int value should be greater than or equal to " + minimum + ".");
  }

  public static FieldError tooLarge(String path, long maximum) {
    return new FieldError(
        path, "NUMBER_TYPE_MAX", "int value should be less than or equal to " + maximum + ".");
  }

  public static FieldError notInteger(String path, String value) {
    return new FieldError(path, "NUMBER_TYPE_COERCE", "Value \"" + value + "\" is not int.");
  }

  public static FieldError notSnowflake(String path, String value) {
    return new FieldError(path, "NUMBER_TYPE_COERCE", "Value \"" + value + "\" is not snowflake.");
  }

  public static FieldError notString(String path) {
    return new FieldError(path, "STRING_TYPE_CONVERT", "Could not interpret value as string.");
  }

  public static FieldError notBoolean(String path) {
    return new FieldError(path, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
  }

  public static FieldError notObject(String path) {
    return new FieldError(path, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
  }

  public static FieldError notArray(String path) {
    return new FieldError(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
  }

  public static FieldError notTime(String path, String value) {
    return new FieldError(
        path, "DATE_TIME_TYPE_PARSE", "Could not parse " + value + ". Should be ISO8601.");
  }
}
