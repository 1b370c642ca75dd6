package parley.ingress.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ForumTag;
import parley.contracts.entity.ForumTraits;
import parley.contracts.entity.ThreadDefaults;
import parley.contracts.snowflake.EntityIds;
import parley.ingress.form.Form;

/// What a client wants of a channel's threads to come, and of a channel that holds nothing else.
final class ForumForm {
  private static final List<Integer> ARCHIVE_MINUTES = List.of(60, 1_440, 4_320, 10_080);
  private static final List<Integer> SORT_ORDERS = List.of(0, 1);
  private static final List<Integer> LAYOUTS = List.of(0, 1, 2);
  private static final int MAX_SLOWMODE_SECONDS = 21_600;
  private static final int MAX_TAG_NAME = 20;
  private static final int MAX_EMOJI = 32;

  private final Form form;
  private final EntityIds ids;

  ForumForm(Form form, EntityIds ids) {
    this.form = form;
    this.ids = ids;
  }

  ThreadDefaults defaults(ThreadDefaults present) {
    Integer minutes =
        form.has("default_auto_archive_duration")
            ? form.choice("default_auto_archive_duration", ARCHIVE_MINUTES)
            : present.autoArchiveMinutes();
    return new ThreadDefaults(
        minutes,
        form.integer(
            "default_thread_rate_limit_per_user",
            0,
            MAX_SLOWMODE_SECONDS,
            present.rateLimitPerUserSeconds()));
  }

  ForumTraits traits(@Nullable ForumTraits present) {
    ForumTraits before = Objects.requireNonNullElse(present, ForumTraits.EMPTY);
    Long emojiId = before.reactionEmojiId();
    String emojiName = before.reactionEmojiName();
    if (form.has("default_reaction_emoji")) {
      Form emoji = form.object("default_reaction_emoji");
      emojiId = emoji == null ? null : emoji.snowflake("emoji_id");
      emojiName = emoji == null ? null : emoji.text("emoji_name", 0, MAX_EMOJI);
    }
    Integer layout = form.choice("default_forum_layout", LAYOUTS);
    return new ForumTraits(
        form.has("available_tags") ? tags(before) : before.tags(),
        emojiId,
        emojiName,
        form.has("default_sort_order")
            ? form.choice("default_sort_order", SORT_ORDERS)
            : before.sortOrder(),
        layout == null ? before.layout() : layout);
  }

  /// Of the flags only this one is for clients to set.
  long flags(long present) {
    Integer flags = form.integer("flags", 0, Integer.MAX_VALUE);
    return flags == null
        ? present
        : (present & ~Channel.REQUIRE_TAG) | (flags & Channel.REQUIRE_TAG);
  }

  /// A tag without an id that is known is a new one.
  private List<ForumTag> tags(ForumTraits before) {
    List<ForumTag> tags = new ArrayList<>();
    for (Form tag : form.objects("available_tags", ForumTraits.MOST_TAGS)) {
      Long id = tag.snowflake("id");
      tags.add(
          new ForumTag(
              id != null && before.tag(id) != null ? id : ids.next(),
              tag.requiredText("name", 1, MAX_TAG_NAME),
              tag.flag("moderated", false),
              tag.snowflake("emoji_id"),
              tag.text("emoji_name", 0, MAX_EMOJI)));
    }
    return tags;
  }
}
