package parley.contracts.entity;

/// The kinds of rows. The first ones, up to those of threads, live in guild spaces; private
/// channels in their own, and as their recipients know them in the space of each; the others in
/// user spaces.
public enum EntityKind {
  GUILD,
  CHANNEL,
  ROLE,
  MEMBER,
  /// Is passed on as it comes, and never part of a space's state.
  AUDIT_LOG_ENTRY,
  BAN,
  /// A channel that hangs in another one.
  THREAD,
  THREAD_MEMBER,
  WEBHOOK,
  EMOJI,
  STICKER,
  AUTO_MODERATION_RULE,
  SCHEDULED_EVENT,
  EVENT_SUBSCRIBER,
  ACCOUNT,
  MEMBERSHIP,
  CREDENTIAL,
  PRIVATE_CHANNEL,
  RELATIONSHIP,
  PROFILE,
  SETTINGS,
  GUILD_SETTINGS,
  NOTE,
  /// A kind that a newer release writes.
  UNKNOWN
}
