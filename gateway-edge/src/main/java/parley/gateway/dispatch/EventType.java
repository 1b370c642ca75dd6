package parley.gateway.dispatch;

import java.nio.charset.StandardCharsets;

/// The events that sessions are told; names are those of the public protocol.
public enum EventType {
  READY,
  RESUMED,
  GUILD_CREATE,
  GUILD_UPDATE,
  GUILD_DELETE,
  CHANNEL_CREATE,
  CHANNEL_UPDATE,
  CHANNEL_DELETE,
  CHANNEL_PINS_UPDATE,
  CHANNEL_RECIPIENT_ADD,
  CHANNEL_RECIPIENT_REMOVE,
  GUILD_ROLE_CREATE,
  GUILD_ROLE_UPDATE,
  GUILD_ROLE_DELETE,
  GUILD_AUDIT_LOG_ENTRY_CREATE,
  GUILD_BAN_ADD,
  GUILD_BAN_REMOVE,
  GUILD_MEMBER_ADD,
  GUILD_MEMBER_UPDATE,
  GUILD_MEMBER_REMOVE,
  GUILD_MEMBERS_CHUNK,
  PRESENCE_UPDATE,
  MESSAGE_CREATE,
  MESSAGE_UPDATE,
  MESSAGE_DELETE,
  MESSAGE_REACTION_ADD,
  MESSAGE_REACTION_REMOVE,
  MESSAGE_REACTION_REMOVE_ALL,
  MESSAGE_REACTION_REMOVE_EMOJI,
  MESSAGE_ACK,
  TYPING_START,
  MESSAGE_DELETE_BULK,
  USER_UPDATE,
  USER_SETTINGS_UPDATE,
  USER_GUILD_SETTINGS_UPDATE,
  USER_NOTE_UPDATE,
  RELATIONSHIP_ADD,
  RELATIONSHIP_UPDATE,
  RELATIONSHIP_REMOVE;

  private final byte[] head = ("{\"t\":\"" + name() + "\",\"s\":").getBytes(StandardCharsets.UTF_8);

  /// `{"t":"…","s":`, in front of the sequence number. Not to be changed.
  public byte[] head() {
    return head;
  }
}
