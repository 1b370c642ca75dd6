package parley.ingress.audit;

/// What audit logs tell of, with the numbers of the public protocol.
public enum AuditAction {
  GUILD_UPDATE(1),
  CHANNEL_CREATE(10),
  CHANNEL_UPDATE(11),
  CHANNEL_DELETE(12),
  CHANNEL_OVERWRITE_CREATE(13),
  CHANNEL_OVERWRITE_UPDATE(14),
  CHANNEL_OVERWRITE_DELETE(15),
  MEMBER_KICK(20),
  MEMBER_BAN_ADD(22),
  MEMBER_BAN_REMOVE(23),
  MEMBER_UPDATE(24),
  MEMBER_ROLE_UPDATE(25),
  BOT_ADD(28),
  ROLE_CREATE(30),
  ROLE_UPDATE(31),
  ROLE_DELETE(32),
  INVITE_CREATE(40),
  INVITE_DELETE(42),
  WEBHOOK_CREATE(50),
  WEBHOOK_UPDATE(51),
  WEBHOOK_DELETE(52),
  EMOJI_CREATE(60),
  EMOJI_UPDATE(61),
  EMOJI_DELETE(62),
  STICKER_CREATE(90),
  STICKER_UPDATE(91),
  STICKER_DELETE(92),
  THREAD_CREATE(110),
  THREAD_UPDATE(111),
  THREAD_DELETE(112),
  AUTO_MODERATION_RULE_CREATE(140),
  AUTO_MODERATION_RULE_UPDATE(141),
  AUTO_MODERATION_RULE_DELETE(142);

  private final int code;

  AuditAction(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  /// Whether it is nothing when nothing changed.
  boolean isUpdate() {
    return switch (this) {
      case GUILD_UPDATE,
          CHANNEL_UPDATE,
          CHANNEL_OVERWRITE_UPDATE,
          MEMBER_UPDATE,
          MEMBER_ROLE_UPDATE,
          ROLE_UPDATE,
          WEBHOOK_UPDATE,
          THREAD_UPDATE,
          EMOJI_UPDATE,
          STICKER_UPDATE,
          AUTO_MODERATION_RULE_UPDATE ->
          true;
      case CHANNEL_CREATE,
          CHANNEL_DELETE,
          CHANNEL_OVERWRITE_CREATE,
          CHANNEL_OVERWRITE_DELETE,
          MEMBER_KICK,
          MEMBER_BAN_ADD,
          MEMBER_BAN_REMOVE,
          BOT_ADD,
          ROLE_CREATE,
          ROLE_DELETE,
          INVITE_CREATE,
          INVITE_DELETE,
          WEBHOOK_CREATE,
          WEBHOOK_DELETE,
          THREAD_CREATE,
          THREAD_DELETE,
          EMOJI_CREATE,
          EMOJI_DELETE,
          STICKER_CREATE,
          STICKER_DELETE,
          AUTO_MODERATION_RULE_CREATE,
          AUTO_MODERATION_RULE_DELETE ->
          false;
    };
  }
}
