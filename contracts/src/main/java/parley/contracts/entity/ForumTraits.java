package parley.contracts.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a channel that only holds threads, a forum or a media channel, has besides.
///
/// @param reactionEmojiId the custom emoji that clients offer for reacting
/// @param reactionEmojiName the same, of Unicode
/// @param sortOrder number of the public protocol
/// @param layout number of the public protocol
public record ForumTraits(
    List<ForumTag> tags,
    @Nullable Long reactionEmojiId,
    @Nullable String reactionEmojiName,
    @Nullable Integer sortOrder,
    int layout) {
  /// The public protocol's bound on the tags of a forum.
  public static final int MOST_TAGS = 20;

  public static final ForumTraits EMPTY = new ForumTraits(List.of(), null, null, null, 0);

  public ForumTraits {
    tags = List.copyOf(tags);
  }

  public @Nullable ForumTag tag(long id) {
    for (ForumTag tag : tags) {
      if (tag.id() == id) {
        return tag;
      }
    }
    return null;
  }
}
