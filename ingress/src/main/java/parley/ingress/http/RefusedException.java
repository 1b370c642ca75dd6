package parley.ingress.http;

import java.time.Duration;
import parley.contracts.error.ApiError;
import parley.contracts.message.Refusal;

/// Ends a request with an error of the public protocol.
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final Duration SOON = Duration.ofSeconds(1);

  private final transient Refusal refusal;

  public RefusedException(Refusal refusal) {
    super(refusal.message(), null, false, false);
    this.refusal = refusal;
  }

  public RefusedException(ApiError error) {
    this(error.refusal());
  }

  /// What a request needs is away for the moment; asking again may succeed.
  public static RefusedException unavailable() {
    return new RefusedException(ApiError.OVERLOADED.refusal(SOON));
  }

  public Refusal refusal() {
    return refusal;
  }
}
