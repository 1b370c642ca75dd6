package parley.ingress.redis;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// A Lua script, which Redis runs as one step. It is sent by its digest, and whole only to a server
/// that does not know it yet.
public final class RedisScript {
  private final String text;
  private volatile @Nullable String digest;

  private RedisScript(String text) {
    this.text = text;
  }

  /// The script of that name beside a class.
  public static RedisScript beside(Class<?> owner, String name) {
    try (InputStream file = owner.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("not on the class path: " + name);
      }
      return new RedisScript(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public <T> CompletionStage<T> run(
      RedisAsyncCommands<String, String> redis,
      ScriptOutputType answer,
      String[] keys,
      String... arguments) {
    return redis
        .<T>evalsha(digest(redis), answer, keys, arguments)
        .exceptionallyCompose(
            failure -> {
              if (cause(failure) instanceof RedisNoScriptException) {
                return redis.eval(text, answer, keys, arguments);
              }
              throw new CompletionException(cause(failure));
            });
  }

  private String digest(RedisAsyncCommands<String, String> redis) {
    String known = digest;
    if (known == null) {
      known = redis.digest(text);
      digest = known;
    }
    return known;
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
