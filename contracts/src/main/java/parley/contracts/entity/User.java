package parley.contracts.entity;

import org.jspecify.annotations.Nullable;
import parley.contracts.id.UserId;

/// The public part of a user: what other people see.
public record User(
    UserId id,
    String username,
    @Nullable String globalName,
    @Nullable String avatar,
    boolean bot,
    long publicFlags) {}
