package parley.ingress.limit;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.FilterContinuation;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteMatch;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.reactivestreams.Publisher;
import parley.contracts.token.TokenSigner;
import parley.ingress.http.Answer;
import reactor.core.publisher.Mono;

/// Asks the limits about every request before it is read, and tells every client how far it may go.
@ServerFilter("/api/**")
final class RateLimitFilter {
  private static final Set<Integer> INVALID = Set.of(401, 403, 429);

  private final RateLimiter limiter;
  private final RouteBuckets buckets;
  private final ClientAddress addresses;
  private final TokenSigner tokens;
  private final InstantSource clock;

  RateLimitFilter(
      RateLimiter limiter,
      RouteBuckets buckets,
      ClientAddress addresses,
      TokenSigner tokens,
      InstantSource clock) {
    this.limiter = limiter;
    this.buckets = buckets;
    this.addresses = addresses;
    this.tokens = tokens;
    this.clock = clock;
  }

  @RequestFilter
  Publisher<MutableHttpResponse<?>> admit(
      HttpRequest<?> request, FilterContinuation<Publisher<MutableHttpResponse<?>>> route) {
    Passage passage = passage(request);
    return Mono.fromFuture(limiter.take(passage))
        .flatMap(
            ruling ->
                (ruling.allowed() ? Mono.from(route.proceed()) : Mono.just(refused(ruling)))
                    .doOnNext(response -> tell(passage, ruling, response)));
  }

  private static MutableHttpResponse<?> refused(Ruling ruling) {
    return Answer.rateLimited(ruling.resetAfter(), ruling.global());
  }

  private void tell(Passage passage, Ruling ruling, MutableHttpResponse<?> response) {
    if (ruling.allowed() && INVALID.contains(response.code())) {
      limiter.invalid(passage.address());
    }
    MutableHttpHeaders headers = response.getHeaders();
    if (!ruling.global()) {
      headers.set("X-RateLimit-Limit", text(passage.bucket().limit().requests()));
      headers.set("X-RateLimit-Remaining", text(ruling.remaining()));
      headers.set("X-RateLimit-Bucket", passage.bucket().id());
    }
    headers.set("X-RateLimit-Reset", seconds(clock.instant().toEpochMilli(), ruling.resetAfter()));
    headers.set("X-RateLimit-Reset-After", seconds(0, ruling.resetAfter()));
    if (ruling.global()) {
      headers.set("X-RateLimit-Global", "true");
    }
    if (!ruling.allowed()) {
      headers.set("X-RateLimit-Scope", ruling.global() ? "global" : "user");
    }
  }

  private Passage passage(HttpRequest<?> request) {
    String address = addresses.of(request);
    String authorization = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
    String caller =
        authorization == null
            ? address
            : tokens.verify(authorization).map(token -> "user:" + token.user()).orElse(address);
    String template =
        RouteAttributes.getRouteMatch(request)
            .filter(UriRouteMatch.class::isInstance)
            .map(route -> ((UriRouteMatch<?, ?>) route).getRouteInfo().getUriMatchTemplate())
            .map(Object::toString)
            .orElse("");
    return new Passage(
        caller, address, buckets.of(request.getMethodName(), template, request.getPath()));
  }

  private static String text(int number) {
    return Integer.toString(number);
  }

  /// Seconds as clients read them, with as many decimals as they need.
  private static String seconds(long fromMs, Duration after) {
    return BigDecimal.valueOf(fromMs + after.toMillis(), 3).stripTrailingZeros().toPlainString();
  }
}
