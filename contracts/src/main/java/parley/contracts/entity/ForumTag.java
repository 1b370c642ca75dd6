package parley.contracts.entity;

import org.jspecify.annotations.Nullable;

/// A label for the threads of a forum.
///
/// @param moderated whether only moderators put it on threads
/// @param emojiId of a custom emoji
/// @param emojiName an emoji of Unicode
public record ForumTag(
    long id, String name, boolean moderated, @Nullable Long emojiId, @Nullable String emojiName) {}
