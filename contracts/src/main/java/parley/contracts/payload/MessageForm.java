package parley.contracts.payload;

import parley.contracts.token.FileLinks;

/// How much of a message its reader gets to see.
///
/// @param links where files are served
/// @param content whether what its author wrote is shown; without the intent MESSAGE_CONTENT it is
///   left empty
/// @param repliedContent the same for the message replied to
/// @param nonce whether the author's own mark is shown: to the author only
public record MessageForm(FileLinks links, boolean content, boolean repliedContent, boolean nonce) {
  /// Everything but the nonce.
  public static MessageForm full(FileLinks links) {
    return new MessageForm(links, true, true, false);
  }

  public MessageForm withNonce() {
    return new MessageForm(links, content, repliedContent, true);
  }

  public MessageForm withoutContent() {
    return new MessageForm(links, false, false, nonce);
  }

  public MessageForm withoutRepliedContent() {
    return new MessageForm(links, content, false, nonce);
  }
}
