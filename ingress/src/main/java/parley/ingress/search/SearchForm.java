package parley.ingress.search;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.FieldError;
import parley.ingress.form.Form;

/// What is searched for, as the public protocol says it.
///
/// @param slop how many words may stand between those of a phrase; null when they need not stand
///   together
/// @param has what messages must have, or with `-` must not
/// @param authorTypes kinds of authors, or with `-` of no authors
/// @param context how many messages before and after each hit are shown
/// @param currentChannel whose messages come first among equals
record SearchForm(
    @Nullable String content,
    @Nullable Integer slop,
    List<Long> authors,
    List<String> authorTypes,
    List<Long> mentions,
    List<Long> mentionRoles,
    @Nullable Boolean mentionEveryone,
    List<Long> repliedToUsers,
    List<Long> repliedToMessages,
    @Nullable Long minId,
    @Nullable Long maxId,
    List<Long> channels,
    @Nullable Boolean pinned,
    List<String> has,
    List<String> linkHosts,
    List<String> embedProviders,
    List<String> embedTypes,
    List<String> fileExtensions,
    List<String> fileNames,
    boolean withNsfw,
    boolean byRelevance,
    boolean ascending,
    int limit,
    int offset,
    int context,
    @Nullable Long currentChannel) {
  private static final int MAX_CONTENT = 1_024;
  private static final int MAX_SLOP = 100;
  private static final int MAX_LIMIT = 25;
  private static final int MAX_OFFSET = 9_975;
  private static final int MAX_VALUES = 100;
  private static final int MAX_CHANNELS = 500;
  private static final int MAX_NAME = 256;
  private static final int MAX_FILE_NAME = 1_024;
  private static final int MAX_CONTEXT = 5;

  private static final List<String> FEATURES =
      withOpposites(
          "link", "embed", "file", "image", "video", "sound", "sticker", "poll", "snapshot");
  private static final List<String> AUTHOR_TYPES = withOpposites("user", "bot", "webhook");
  private static final List<String> EMBED_TYPES =
      List.of("image", "video", "gif", "sound", "article");

  /// Parameters that may come more than once.
  static final Set<String> LISTS =
      Set.of(
          "author_id",
          "author_type",
          "mentions",
          "mentions_role_id",
          "replied_to_user_id",
          "replied_to_message_id",
          "channel_id",
          "has",
          "link_hostname",
          "embed_provider",
          "embed_type",
          "attachment_extension",
          "attachment_filename");

  static SearchForm read(Form query) {
    String sortBy = choice(query, "sort_by", List.of("timestamp", "relevance"));
    String sortOrder = choice(query, "sort_order", List.of("desc", "asc"));
    SearchForm form =
        new SearchForm(
            query.text("content", 0, MAX_CONTENT),
            query.integer("slop", 0, MAX_SLOP),
            query.snowflakes("author_id", MAX_VALUES),
            choices(query, "author_type", AUTHOR_TYPES),
            query.snowflakes("mentions", MAX_VALUES),
            query.snowflakes("mentions_role_id", MAX_VALUES),
            query.flag("mention_everyone"),
            query.snowflakes("replied_to_user_id", MAX_VALUES),
            query.snowflakes("replied_to_message_id", MAX_VALUES),
            query.snowflake("min_id"),
            query.snowflake("max_id"),
            query.snowflakes("channel_id", MAX_CHANNELS),
            query.flag("pinned"),
            choices(query, "has", FEATURES),
            names(query, "link_hostname", MAX_NAME),
            names(query, "embed_provider", MAX_NAME),
            choices(query, "embed_type", EMBED_TYPES),
            names(query, "attachment_extension", MAX_NAME),
            names(query, "attachment_filename", MAX_FILE_NAME),
            query.flag("include_nsfw", false),
            sortBy.equals("relevance"),
            sortOrder.equals("asc"),
            query.integer("limit", 1, MAX_LIMIT, MAX_LIMIT),
            query.integer("offset", 0, MAX_OFFSET, 0),
            query.integer("context", 0, MAX_CONTEXT, 0),
            query.snowflake("current_channel_id"));
    query.check();
    return form;
  }

  private static String choice(Form query, String field, List<String> choices) {
    String text = query.text(field, 0, MAX_NAME);
    if (text == null) {
      return choices.getFirst();
    }
    if (!choices.contains(text)) {
      query.fail(FieldError.notOneOf(query.path(field), choices));
    }
    return text;
  }

  private static List<String> choices(Form query, String field, List<String> choices) {
    List<String> texts = query.texts(field, choices.size());
    for (int i = 0; i < texts.size(); i++) {
      if (!choices.contains(texts.get(i))) {
        query.fail(FieldError.notOneOf(query.path(field) + "." + i, choices));
      }
    }
    return texts.stream().distinct().toList();
  }

  private static List<String> names(Form query, String field, int longest) {
    List<String> texts = query.texts(field, MAX_VALUES);
    for (int i = 0; i < texts.size(); i++) {
      if (texts.get(i).length() > longest) {
        query.fail(FieldError.tooLong(query.path(field) + "." + i, longest));
      }
    }
    return texts;
  }

  private static List<String> withOpposites(String... words) {
    return Stream.of(words).flatMap(word -> Stream.of(word, "-" + word)).toList();
  }
}
