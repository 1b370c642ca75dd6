package parley.streams.space;

/// Names of the stores. A store's name is also its changelog's, so changing one loses its content.
public final class StoreNames {
  /// Rows of guilds and users, by [parley.contracts.codec.EntityKeyCodec].
  public static final String ENTITIES = "entities";

  /// The last decision id of the partition.
  public static final String POSITIONS = "positions";

  /// Commands and nonces that were answered, for five minutes.
  public static final String ANSWERED = "answered";

  /// When members last wrote in channels with slow mode.
  public static final String SLOW_MODE = "slow-mode";

  /// Fences that wait for their revision.
  public static final String FENCES = "fences";

  /// Recent messages, by space, channel and message.
  public static final String HOT_TAIL = "hot-tail";

  /// The counted reactions of the hot tail's messages, by the same key.
  public static final String TALLIES = "tallies";

  /// Recent reactions, by space, channel, message, emoji and user.
  public static final String REACTIONS = "reactions";

  /// The keys of the recent reactions in the order of their decisions, for eviction.
  public static final String REACTION_ORDER = "reaction-order";

  /// The keys of the hot tail in the order of their decisions, for eviction.
  public static final String TAIL_ORDER = "tail-order";

  /// The last message of every channel, by space and channel.
  public static final String CHANNEL_HEADS = "channel-heads";

  /// How far users read, by their space and the channel.
  public static final String READ_STATES = "read-states";

  /// Unread messages that mention users, by their space, the channel and the message.
  public static final String MENTIONS = "mentions";

  /// The pins of channels, by space and channel.
  public static final String PINS = "pins";

  /// The messages whose polls are open, by the hot tail's key.
  public static final String POLLS = "polls";

  /// The keys of the open polls in the order in which they end.
  public static final String POLL_ENDS = "poll-ends";

  /// Members by the names that they may be looked for with: space, name, user.
  public static final String MEMBER_NAMES = "member-names";

  /// How the sessions of users are present, by user and slot.
  public static final String PRESENCE_SESSIONS = "presence-sessions";

  /// How users are present, as others were told.
  public static final String PRESENCES_TOLD = "presences-told";

  /// Users whose presence has to be looked at.
  public static final String PRESENCES_TOUCHED = "presences-touched";

  /// Who is there, by space and user.
  public static final String PRESENCES_SEEN = "presences-seen";

  /// Whose presence slots have to be told, by space and user.
  public static final String PRESENCES_PENDING = "presences-pending";

  /// How much was said in threads, by space and thread.
  public static final String THREADS = "threads";

  /// The threads that are not archived, by space and thread, with their next deadline.
  public static final String ACTIVE_THREADS = "active-threads";

  /// The same in the order of their deadlines.
  public static final String THREAD_DEADLINES = "thread-deadlines";

  /// Which users of which slots follow which spaces.
  public static final String FOLLOWERS = "followers";

  /// The present life of every slot, and when it was last heard of.
  public static final String SLOTS = "slots";

  /// Who is in voice, by space and user.
  public static final String VOICE_STATES = "voice-states";

  /// The last beat of every voice router; every instance has all of them.
  public static final String VOICE_ROUTERS = "voice-routers";

  /// Interactions that can be answered, and answers that one person alone sees, by their ids.
  public static final String INTERACTIONS = "interactions";

  /// Interactions that wait for their first answer, in the order in which they began.
  public static final String UNANSWERED_INTERACTIONS = "unanswered-interactions";

  private StoreNames() {}
}
