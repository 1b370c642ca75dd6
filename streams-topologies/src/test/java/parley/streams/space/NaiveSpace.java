package parley.streams.space;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.ApiError;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;

/// What a guild with one channel should do, written down without any of the topology's code: the
/// owner may everything, the member what two switches say, a stranger nothing.
final class NaiveSpace {
  /// A message as it should be.
  record Post(UserId author, String content, boolean pinned) {}

  final Map<MessageId, Post> posts = new HashMap<>();
  private final Map<String, MessageId> nonces = new HashMap<>();
  boolean memberWrites = true;
  boolean memberSees = true;

  /// The message that this author made with this nonce before.
  @Nullable MessageId repeated(UserId author, @Nullable String nonce) {
    return nonce == null ? null : nonces.get(author + nonce);
  }

  /// Why the command is refused, or null when it is accepted.
  @Nullable ApiError send(UserId author) {
    if (!sees(author)) {
      return ApiError.MISSING_ACCESS;
    }
    return isOwner(author) || memberWrites ? null : ApiError.MISSING_PERMISSIONS;
  }

  void sent(MessageId id, UserId author, String content, @Nullable String nonce) {
    posts.put(id, new Post(author, content, false));
    if (nonce != null) {
      nonces.put(author + nonce, id);
    }
  }

  @Nullable ApiError edit(UserId actor, MessageId id) {
    if (!sees(actor)) {
      return ApiError.MISSING_ACCESS;
    }
    Post post = posts.get(id);
    if (post == null) {
      return ApiError.UNKNOWN_MESSAGE;
    }
    return post.author().equals(actor) ? null : ApiError.OTHERS_MESSAGE;
  }

  void edited(MessageId id, String content) {
    posts.computeIfPresent(id, (same, post) -> new Post(post.author(), content, post.pinned()));
  }

  /// Pins are the owner's to set and to take off.
  @Nullable ApiError pin(UserId actor, MessageId id) {
    if (!sees(actor)) {
      return ApiError.MISSING_ACCESS;
    }
    if (!posts.containsKey(id)) {
      return ApiError.UNKNOWN_MESSAGE;
    }
    return isOwner(actor) ? null : ApiError.MISSING_PERMISSIONS;
  }

  void pinned(MessageId id, boolean pinned) {
    posts.computeIfPresent(id, (same, post) -> new Post(post.author(), post.content(), pinned));
  }

  @Nullable ApiError deleteMany(UserId actor) {
    if (!sees(actor)) {
      return ApiError.MISSING_ACCESS;
    }
    return isOwner(actor) ? null : ApiError.MISSING_PERMISSIONS;
  }

  @Nullable ApiError delete(UserId actor, MessageId id) {
    if (!sees(actor)) {
      return ApiError.MISSING_ACCESS;
    }
    Post post = posts.get(id);
    if (post == null) {
      return ApiError.UNKNOWN_MESSAGE;
    }
    return post.author().equals(actor) || isOwner(actor) ? null : ApiError.MISSING_PERMISSIONS;
  }

  void deleted(MessageId id) {
    posts.remove(id);
  }

  private boolean sees(UserId user) {
    return isOwner(user) || (user.equals(SpaceDriver.MEMBER) && memberSees);
  }

  private static boolean isOwner(UserId user) {
    return user.equals(SpaceDriver.OWNER);
  }
}
