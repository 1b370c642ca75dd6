package parley.ingress.conversation;

import org.jspecify.annotations.Nullable;
import parley.contracts.id.UserId;

/// What somebody wants of a group.
///
/// @param renames whether the name is to change
/// @param name null takes the name away
/// @param owner who is to own it from now on; null leaves that as it is
public record GroupChange(boolean renames, @Nullable String name, @Nullable UserId owner) {}
