package parley.gateway.dispatch;

/// What a client may ask to hear of. Privileged ones have to be enabled for a bot's application.
public enum Intent {
  GUILDS(0, 0),
  GUILD_MEMBERS(1, 1L << 14 | 1L << 15),
  GUILD_MODERATION(2, 0),
  GUILD_EXPRESSIONS(3, 0),
  GUILD_INTEGRATIONS(4, 0),
  GUILD_WEBHOOKS(5, 0),
  GUILD_INVITES(6, 0),
  GUILD_VOICE_STATES(7, 0),
  GUILD_PRESENCES(8, 1L << 12 | 1L << 13),
  GUILD_MESSAGES(9, 0),
  GUILD_MESSAGE_REACTIONS(10, 0),
  GUILD_MESSAGE_TYPING(11, 0),
  DIRECT_MESSAGES(12, 0),
  DIRECT_MESSAGE_REACTIONS(13, 0),
  DIRECT_MESSAGE_TYPING(14, 0),
  MESSAGE_CONTENT(15, 1L << 18 | 1L << 19),
  GUILD_SCHEDULED_EVENTS(16, 0),
  AUTO_MODERATION_CONFIGURATION(20, 0),
  AUTO_MODERATION_EXECUTION(21, 0),
  GUILD_MESSAGE_POLLS(24, 0),
  DIRECT_MESSAGE_POLLS(25, 0);

  private final long bit;
  private final long enablingFlags;

  Intent(int position, long enablingFlags) {
    this.bit = 1L << position;
    this.enablingFlags = enablingFlags;
  }

  public long bit() {
    return bit;
  }

  /// Whether an application with these flags may ask for it.
  boolean isEnabledBy(long applicationFlags) {
    return enablingFlags == 0 || (applicationFlags & enablingFlags) != 0;
  }
}
