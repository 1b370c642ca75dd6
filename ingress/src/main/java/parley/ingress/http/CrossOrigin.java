package parley.ingress.http;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import org.jspecify.annotations.Nullable;

/// Lets web clients of any origin in: tokens travel in a header that no browser adds by itself, so
/// an origin proves nothing. The origin is echoed, since credentialed requests refuse `*`.
@ServerFilter("/**")
@Order(Ordered.HIGHEST_PRECEDENCE)
final class CrossOrigin {
  private static final String ONE_DAY_SECONDS = "86400";
  private static final String SHOWN_HEADERS =
      "Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset,"
          + " X-RateLimit-Reset-After, X-RateLimit-Bucket, X-RateLimit-Global, X-RateLimit-Scope";
  private static final String USUAL_HEADERS =
      "Authorization, Content-Type, X-Audit-Log-Reason, X-Super-Properties";

  /// Answers the browser's question before the request itself.
  @PreMatching
  @RequestFilter
  @Nullable HttpResponse<?> preflight(HttpRequest<?> request) {
    if (request.getMethod() != HttpMethod.OPTIONS) {
      return null;
    }
    String asked = request.getHeaders().get(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
    MutableHttpResponse<?> response =
        HttpResponse.noContent()
            .header(
                HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, PUT, PATCH, DELETE, OPTIONS")
            .header(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, asked == null ? USUAL_HEADERS : asked)
            .header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, ONE_DAY_SECONDS);
    allow(request, response);
    return response;
  }

  @ResponseFilter
  void allow(HttpRequest<?> request, MutableHttpResponse<?> response) {
    String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
    if (origin != null) {
      response.getHeaders().set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
      response.getHeaders().set(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
      response.getHeaders().set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, SHOWN_HEADERS);
      response.getHeaders().set(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    }
  }
}
