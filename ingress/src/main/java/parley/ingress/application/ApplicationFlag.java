package parley.ingress.application;

/// Flags of applications that allow a bot to ask for a privileged intent. The *limited* ones are
/// for bots in few guilds, which their owners may switch themselves; the others need a review.
enum ApplicationFlag {
  PRESENCE(12),
  PRESENCE_LIMITED(13),
  GUILD_MEMBERS(14),
  GUILD_MEMBERS_LIMITED(15),
  MESSAGE_CONTENT(18),
  MESSAGE_CONTENT_LIMITED(19);

  /// What owners may switch.
  static final long SETTABLE =
      PRESENCE_LIMITED.bit() | GUILD_MEMBERS_LIMITED.bit() | MESSAGE_CONTENT_LIMITED.bit();

  private final int position;

  ApplicationFlag(int position) {
    this.position = position;
  }

  long bit() {
    return 1L << position;
  }
}
