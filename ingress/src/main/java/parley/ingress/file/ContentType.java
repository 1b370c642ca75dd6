package parley.ingress.file;

import java.net.URLConnection;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.ingress.image.ImageHeader;

/// The type of a file: what its bytes show, or else what its sender says, or else what its name
/// suggests.
final class ContentType {
  static final String UNKNOWN = "application/octet-stream";

  private static final int MAX_CHARACTERS = 128;
  private static final Pattern SOUND =
      Pattern.compile("[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+(; ?charset=[a-z0-9_-]+)?");

  private ContentType() {}

  static String of(@Nullable ImageHeader image, @Nullable String said, String filename) {
    if (image != null) {
      return image.format().contentType();
    }
    String type = said == null ? "" : said.strip().toLowerCase(Locale.ROOT);
    boolean believable =
        type.length() <= MAX_CHARACTERS && SOUND.matcher(type).matches() && !type.equals(UNKNOWN);
    if (believable) {
      return type;
    }
    String guessed = URLConnection.guessContentTypeFromName(filename);
    return guessed == null ? UNKNOWN : guessed;
  }
}
