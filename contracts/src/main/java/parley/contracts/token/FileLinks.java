package parley.contracts.token;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import parley.contracts.id.AttachmentId;
import parley.contracts.id.ChannelId;

/// Writes the addresses under which the files of messages are served, and knows its own again:
/// `…/attachments/{channel}/{attachment}/{filename}?ex=…&is=…&hm=…`. An address is good for
/// [#LIFETIME] at most; all that are written within an hour are the same, so that clients need not
/// fetch a file twice. Safe for any thread.
public final class FileLinks {
  public static final Duration LIFETIME = Duration.ofHours(24);

  private static final String PURPOSE = "attachment";
  private static final long HOUR_SECONDS = 3_600;
  private static final HexFormat HEX = HexFormat.of();

  private final String baseUrl;
  private final TokenSigner signer;
  private final InstantSource clock;

  /// @param baseUrl where files are served from, without a slash at the end
  public FileLinks(String baseUrl, TokenSigner signer, InstantSource clock) {
    this.baseUrl = baseUrl;
    this.signer = signer;
    this.clock = clock;
  }

  public String baseUrl() {
    return baseUrl;
  }

  /// The address of a file, from now on.
  public String attachment(ChannelId channel, AttachmentId attachment, String filename) {
    long now = clock.instant().getEpochSecond();
    String issued = Long.toHexString(now - now % HOUR_SECONDS);
    String expires = Long.toHexString(now - now % HOUR_SECONDS + LIFETIME.toSeconds());
    return "%s/attachments/%s/%s/%s?ex=%s&is=%s&hm=%s"
        .formatted(
            baseUrl,
            channel,
            attachment,
            URLEncoder.encode(filename, StandardCharsets.UTF_8).replace("+", "%20"),
            expires,
            issued,
            mark(channel, attachment, filename, expires, issued));
  }

  /// Whether an address with these parts was written here, be it good still or not.
  public boolean isOurs(
      ChannelId channel,
      AttachmentId attachment,
      String filename,
      String expires,
      String issued,
      String mark) {
    return MessageDigest.isEqual(
        mark(channel, attachment, filename, expires, issued).getBytes(StandardCharsets.UTF_8),
        mark.getBytes(StandardCharsets.UTF_8));
  }

  /// Whether the time of an address of ours is over.
  public boolean isOver(String expires) {
    return !clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(expires, 16)));
  }

  private String mark(
      ChannelId channel, AttachmentId attachment, String filename, String expires, String issued) {
    // The file's name comes last: it alone may hold anything.
    String text = String.join("/", channel + "", attachment + "", expires, issued, filename);
    return HEX.formatHex(signer.seal(PURPOSE, text));
  }
}
