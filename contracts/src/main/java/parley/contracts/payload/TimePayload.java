package parley.contracts.payload;

import java.time.Instant;

/// A moment, as all payloads write it.
public final class TimePayload {
  private TimePayload() {}

  /// As `2024-01-01T00:00:00.000000+00:00`.
  public static String text(Instant time) {
    return Json.timeText(time);
  }
}
