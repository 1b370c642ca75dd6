package parley.gateway.dispatch;

import java.nio.charset.StandardCharsets;
import parley.gateway.wire.Encoding;
import parley.gateway.wire.TermWriter;

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
  THREAD_CREATE,
  THREAD_UPDATE,
  THREAD_DELETE,
  THREAD_LIST_SYNC,
  THREAD_MEMBER_UPDATE,
  THREAD_MEMBERS_UPDATE,
  CHANNEL_RECIPIENT_ADD,
  CHANNEL_RECIPIENT_REMOVE,
  GUILD_ROLE_CREATE,
  GUILD_ROLE_UPDATE,
  GUILD_ROLE_DELETE,
  GUILD_AUDIT_LOG_ENTRY_CREATE,
  WEBHOOKS_UPDATE,
  GUILD_BAN_ADD,
  GUILD_BAN_REMOVE,
  INVITE_CREATE,
  INVITE_DELETE,
  GUILD_MEMBER_ADD,
  GUILD_MEMBER_UPDATE,
  GUILD_MEMBER_REMOVE,
  GUILD_MEMBERS_CHUNK,
  GUILD_MEMBER_LIST_UPDATE,
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
  VOICE_STATE_UPDATE,
  VOICE_SERVER_UPDATE,
  INTERACTION_CREATE,
  INTERACTION_SUCCESS,
  INTERACTION_FAILURE,
  INTERACTION_MODAL_CREATE,
  APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE,
  USER_UPDATE,
  USER_SETTINGS_UPDATE,
  USER_GUILD_SETTINGS_UPDATE,
  USER_NOTE_UPDATE,
  RELATIONSHIP_ADD,
  RELATIONSHIP_UPDATE,
  RELATIONSHIP_REMOVE;

  private final byte[] json = ("{\"t\":\"" + name() + "\",\"s\":").getBytes(StandardCharsets.UTF_8);
  private final byte[] term = TermWriter.eventHead(name());

  /// `{"t":"…","s":`, or the like: what stands in front of the sequence number. Not to be changed.
  public byte[] head(Encoding encoding) {
    return switch (encoding) {
      case JSON -> json;
      case ETF -> term;
    };
  }
}
