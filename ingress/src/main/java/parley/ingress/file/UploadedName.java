package parley.ingress.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.contracts.token.TokenSigner;
import parley.ingress.form.Form;

/// The name under which a file was announced that its sender uploads by themselves:
/// `{id}-{size}-{mark}/{filename}`. The mark ties it to the channel and the user, so no list of
/// announced files has to be kept.
///
/// @param id under which it lies in the store until a message takes it
record UploadedName(long id, long size, String filename) {
  private static final String PURPOSE = "upload";
  private static final int MARK_BYTES = 16;

  String write(TokenSigner signer, ChannelId channel, UserId user) {
    return id + "-" + size + "-" + mark(signer, channel, user) + "/" + filename;
  }

  /// Reads a name; null when it was not written for this channel and user.
  static @Nullable UploadedName read(
      String text, TokenSigner signer, ChannelId channel, UserId user) {
    int slash = text.indexOf('/');
    String[] parts = slash < 0 ? new String[0] : text.substring(0, slash).split("-", -1);
    if (parts.length != 3) {
      return null;
    }
    Long id = Form.parseSnowflake(parts[0]);
    Long size = Form.parseSnowflake(parts[1]);
    if (id == null || size == null) {
      return null;
    }
    UploadedName name = new UploadedName(id, size, text.substring(slash + 1));
    boolean ours =
        MessageDigest.isEqual(
            name.mark(signer, channel, user).getBytes(StandardCharsets.UTF_8),
            parts[2].getBytes(StandardCharsets.UTF_8));
    return ours ? name : null;
  }

  /// Where it lies until a message takes it.
  String storageKey() {
    return "uploads/" + id;
  }

  private String mark(TokenSigner signer, ChannelId channel, UserId user) {
    String text = String.join("/", channel + "", user + "", id + "", size + "", filename);
    return HexFormat.of().formatHex(signer.seal(PURPOSE, text), 0, MARK_BYTES);
  }
}
