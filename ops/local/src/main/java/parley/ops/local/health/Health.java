package parley.ops.local.health;

/// What a component answered.
///
/// @param detail one line: what it is when it is up, what is missing when it is down
public record Health(boolean isUp, String detail) {
  public static Health up(String detail) {
    return new Health(true, detail);
  }

  public static Health down(String detail) {
    return new Health(false, detail);
  }

  public static Health down(Throwable cause) {
    String message = cause.getMessage();
    return new Health(false, message == null ? cause.getClass().getSimpleName() : message);
  }
}
