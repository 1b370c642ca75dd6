package parley.contracts.entity;

import org.jspecify.annotations.Nullable;

/// What new threads of a channel begin with, unless they say otherwise.
///
/// @param autoArchiveMinutes null when the channel does not say
/// @param rateLimitPerUserSeconds 0 = no slow mode
public record ThreadDefaults(@Nullable Integer autoArchiveMinutes, int rateLimitPerUserSeconds) {
  public static final ThreadDefaults NONE = new ThreadDefaults(null, 0);
}
