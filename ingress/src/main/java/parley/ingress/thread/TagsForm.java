package parley.ingress.thread;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ForumTag;
import parley.contracts.entity.ForumTraits;
import parley.contracts.error.ApiError;
import parley.contracts.permission.Permission;
import parley.ingress.form.Form;
import parley.ingress.guild.ActingMember;
import parley.ingress.http.RefusedException;

/// The tags that a client wants on a thread of a forum.
final class TagsForm {
  private static final int MOST = 5;

  private final Form form;

  TagsForm(Form form) {
    this.form = form;
  }

  /// @param parent the channel that the thread is to be in
  /// @param present the tags that the thread has
  /// @throws RefusedException when a tag is missing that the forum requires, or one is unknown or
  ///   for moderators only
  List<Long> read(ActingMember acting, Channel parent, List<Long> present) {
    if (!parent.type().isForum()) {
      return List.of();
    }
    List<Long> tags = form.snowflakes("applied_tags", MOST);
    form.check();
    ForumTraits forum = parent.forum() == null ? ForumTraits.EMPTY : parent.forum();
    Set<Long> changed = new HashSet<>(tags);
    present.forEach(
        tag -> {
          if (!changed.remove(tag)) {
            changed.add(tag);
          }
        });
    for (long id : changed) {
      ForumTag tag = forum.tag(id);
      if (tag == null && tags.contains(id)) {
        throw new RefusedException(ApiError.UNKNOWN_TAG);
      }
      if (tag != null
          && tag.moderated()
          && !Permission.MANAGE_THREADS.in(acting.permissionsIn(parent))) {
        throw new RefusedException(ApiError.MISSING_PERMISSIONS);
      }
    }
    if (tags.isEmpty() && (parent.flags() & Channel.REQUIRE_TAG) != 0) {
      throw new RefusedException(ApiError.TAG_REQUIRED);
    }
    return tags;
  }
}
