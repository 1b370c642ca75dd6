package parley.contracts.search;

/// Fields of a document in the index. Ids are words there, but for the message's own, which is
/// compared and sorted by.
public final class SearchField {
  public static final String ID = "id";
  public static final String WRITTEN_AT = "written_at";
  public static final String CHANNEL = "channel";
  public static final String GUILD = "guild";

  /// Of a message in a thread, the channel that the thread hangs in.
  public static final String PARENT = "parent";

  public static final String AUTHOR = "author";

  /// An [AuthorKind] in small letters.
  public static final String AUTHOR_KIND = "author_kind";

  public static final String TYPE = "type";
  public static final String CONTENT = "content";

  /// What else can be read in it.
  public static final String ENCLOSED = "enclosed";

  /// Of a text field, the same with English words brought to their stems.
  public static final String ENGLISH = ".english";

  public static final String EDITED_AT = "edited_at";
  public static final String MENTIONS = "mentions";
  public static final String MENTION_ROLES = "mention_roles";
  public static final String MENTION_EVERYONE = "mention_everyone";
  public static final String REPLIED_TO = "replied_to";
  public static final String REPLIED_TO_AUTHOR = "replied_to_author";

  /// Each a [Feature] in small letters.
  public static final String FEATURES = "features";

  public static final String FILE_NAMES = "file_names";
  public static final String FILE_EXTENSIONS = "file_extensions";
  public static final String EMBED_TYPES = "embed_types";
  public static final String EMBED_PROVIDERS = "embed_providers";
  public static final String LINK_HOSTS = "link_hosts";
  public static final String PINNED = "pinned";

  /// Emojis and their counts, which are kept but not searched for.
  public static final String REACTIONS = "reactions";

  public static final String REACTION_COUNT = "reaction_count";

  private SearchField() {}
}
