package parley.ingress.redis;

/// Redis is not asked at the moment, because it did not answer just now.
final class RedisAwayException extends RuntimeException {
  private static final long serialVersionUID = 1;

  RedisAwayException() {
    super("Redis is away", null, false, false);
  }
}
