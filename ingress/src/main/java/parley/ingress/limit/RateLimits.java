package parley.ingress.limit;

import java.time.Duration;
import parley.contracts.settings.Variables;

/// The limits, each as requests per time (`5/5s`).
///
/// @param global `PARLEY_RATELIMIT_GLOBAL`: all requests of a user, or of an address without one
/// @param messages `PARLEY_RATELIMIT_MESSAGES`: messages of a user in a channel
/// @param route `PARLEY_RATELIMIT_ROUTE`: of a user at any other route and what it is about
/// @param authentication `PARLEY_RATELIMIT_AUTHENTICATION`: of an address at a route where
///   passwords are tried or accounts made
/// @param invalid `PARLEY_RATELIMIT_INVALID`: of an address, answered with 401, 403 or 429
/// @param ban `PARLEY_RATELIMIT_BAN_SECONDS`: how long an address stays out after that
public record RateLimits(
    Limit global, Limit messages, Limit route, Limit authentication, Limit invalid, Duration ban) {

  public static RateLimits from(Variables variables) {
    return new RateLimits(
        Limit.read(variables, "PARLEY_RATELIMIT_GLOBAL", "50/1s"),
        Limit.read(variables, "PARLEY_RATELIMIT_MESSAGES", "5/5s"),
        Limit.read(variables, "PARLEY_RATELIMIT_ROUTE", "50/5s"),
        Limit.read(variables, "PARLEY_RATELIMIT_AUTHENTICATION", "30/60s"),
        Limit.read(variables, "PARLEY_RATELIMIT_INVALID", "10000/600s"),
        Duration.ofSeconds(variables.number("PARLEY_RATELIMIT_BAN_SECONDS", 600, 1, 86_400)));
  }
}
