package parley.contracts.payload;

/// How much of a message its reader gets to see.
///
/// @param attachmentsUrl where files are served from, without a slash at the end
/// @param content whether what its author wrote is shown; without the intent MESSAGE_CONTENT it is
///   left empty
/// @param repliedContent the same for the message replied to
/// @param nonce whether the author's own mark is shown: to the author only
public record MessageForm(
    String attachmentsUrl, boolean content, boolean repliedContent, boolean nonce) {
  /// Everything but the nonce.
  public static MessageForm full(String attachmentsUrl) {
    return new MessageForm(attachmentsUrl, true, true, false);
  }

  public MessageForm withNonce() {
    return new MessageForm(attachmentsUrl, content, repliedContent, true);
  }

  public MessageForm withoutContent() {
    return new MessageForm(attachmentsUrl, false, false, nonce);
  }

  public MessageForm withoutRepliedContent() {
    return new MessageForm(attachmentsUrl, content, false, nonce);
  }
}
