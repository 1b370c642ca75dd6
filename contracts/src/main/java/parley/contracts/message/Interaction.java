package parley.contracts.message;

import org.jspecify.annotations.Nullable;
import parley.contracts.entity.User;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;

/// Somebody uses a command, a component of a message or a modal, or types and waits for
/// suggestions.
///
/// @param type the number of the public protocol, as [#COMMAND]
/// @param application also its bot's id
/// @param token what entitles the application to answer
/// @param dataJson what the application is told of it, written by ingress
/// @param name of the command; empty where none is used
/// @param commandType the number of the public protocol; 0 where no command is used
/// @param nonce by which the invoker's client knows it again
public record Interaction(
    long id,
    int type,
    UserId application,
    String token,
    ChannelId channel,
    User invoker,
    String locale,
    String dataJson,
    String name,
    int commandType,
    @Nullable String nonce) {
  public static final int COMMAND = 2;
  public static final int COMPONENT = 3;
  public static final int AUTOCOMPLETE = 4;
  public static final int MODAL = 5;

  /// The type of commands that are typed.
  public static final int CHAT_INPUT = 1;

  /// Whether a command is used, or begun.
  public boolean isOfCommand() {
    return type == COMMAND || type == AUTOCOMPLETE;
  }
}
