package parley.ingress.file;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.AttachmentId;
import parley.contracts.id.ChannelId;
import parley.contracts.token.FileLinks;
import parley.ingress.form.Form;

/// The address of a file, as it was handed out once.
public record FileAddress(ChannelId channel, AttachmentId attachment, String filename) {
  private static final int MAX_CHARACTERS = 2048;

  /// Reads an address, be its time over or not; null when it is none of ours.
  public static @Nullable FileAddress read(String text, FileLinks links) {
    URI address;
    try {
      address = URI.create(text);
    } catch (IllegalArgumentException _) {
      return null;
    }
    String[] path = address.getRawPath() == null ? new String[0] : address.getRawPath().split("/");
    if (text.length() > MAX_CHARACTERS || path.length != 5 || !path[1].equals("attachments")) {
      return null;
    }
    Long channel = Form.parseSnowflake(path[2]);
    Long attachment = Form.parseSnowflake(path[3]);
    Map<String, String> query = query(address.getRawQuery());
    if (channel == null || attachment == null) {
      return null;
    }
    FileAddress read =
        new FileAddress(
            new ChannelId(channel),
            new AttachmentId(attachment),
            URLDecoder.decode(path[4].replace("+", "%2B"), StandardCharsets.UTF_8));
    boolean ours =
        links.isOurs(
            read.channel,
            read.attachment,
            read.filename,
            query.getOrDefault("ex", ""),
            query.getOrDefault("is", ""),
            query.getOrDefault("hm", ""));
    return ours ? read : null;
  }

  private static Map<String, String> query(@Nullable String text) {
    Map<String, String> query = new HashMap<>();
    for (String pair : text == null ? new String[0] : text.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return query;
  }
}
