package parley.ingress.http;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Gives controllers their [ApiCall].
@Singleton
final class ApiCallBinder implements TypedRequestArgumentBinder<ApiCall> {
  private static final Argument<ApiCall> TYPE = Argument.of(ApiCall.class);

  private final Authenticator authenticator;
  private final Delegations delegations;
  private final Spool spool;

  ApiCallBinder(Authenticator authenticator, Delegations delegations, Spool spool) {
    this.delegations = delegations;
    this.authenticator = authenticator;
    this.spool = spool;
  }

  @Override
  public Argument<ApiCall> argumentType() {
    return TYPE;
  }

  @Override
  public BindingResult<ApiCall> bind(
      ArgumentConversionContext<ApiCall> context, HttpRequest<?> source) {
    if (!(source instanceof ServerHttpRequest<?> request)) {
      throw new IllegalStateException("not a request of the server: " + source.getClass());
    }
    ApiCall call = new ApiCall(request, authenticator, delegations, spool);
    return () -> Optional.of(call);
  }
}
