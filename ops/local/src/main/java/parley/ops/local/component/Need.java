package parley.ops.local.component;

/// One component's need of another.
///
/// @param component name of the other
public record Need(String component, Until until) {
  /// How far the other has to be.
  public enum Until {
    /// Its process runs. It may still be waiting for what comes later.
    STARTED,
    /// It can serve.
    READY
  }

  public static Need ready(String component) {
    return new Need(component, Until.READY);
  }

  public static Need started(String component) {
    return new Need(component, Until.STARTED);
  }
}
