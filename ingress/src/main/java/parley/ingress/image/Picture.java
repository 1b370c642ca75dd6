package parley.ingress.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.FieldError;
import parley.ingress.form.Form;

/// A picture that a client sent inside of its form, checked: `data:image/png;base64,…`.
///
/// @param content not to be changed
public record Picture(byte[] content, ImageHeader header) {
  private static final int HASH_BYTES = 16;
  private static final int MAX_PIXELS = 1 << 26;
  private static final String START = "data:image/";
  private static final String MARK = ";base64,";

  /// Reads a field; notes in the form what is wrong.
  ///
  /// @return null when there is no picture, or a wrong one
  public static @Nullable Picture read(Form form, String field, int maxBytes) {
    String text = form.text(field, 0, Integer.MAX_VALUE);
    if (text == null) {
      return null;
    }
    int mark = text.indexOf(MARK);
    byte[] content = text.startsWith(START) && mark > 0 ? decode(text, mark) : null;
    if (content != null && content.length > maxBytes) {
      form.fail(tooLarge(form.path(field), maxBytes));
      return null;
    }
    Picture picture = content == null ? null : of(content);
    if (picture == null) {
      form.fail(invalid(form.path(field)));
    }
    return picture;
  }

  /// A picture; null when the bytes are none, or when it would be too large to be shown.
  public static @Nullable Picture of(byte[] content) {
    try {
      ImageHeader header = ImageHeader.read(new ByteArrayInputStream(content));
      boolean fits = header != null && (long) header.width() * header.height() <= MAX_PIXELS;
      return header != null && fits ? new Picture(content, header) : null;
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  /// What payloads call it: the same for the same bytes, and `a_…` when it moves.
  public String hash() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return (header.animated() ? "a_" : "") + HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  public InputStream open() {
    return new ByteArrayInputStream(content);
  }

  public static FieldError tooLarge(String path, int maxBytes) {
    return new FieldError(
        path, "BINARY_TYPE_MAX_SIZE", "File cannot be larger than " + maxBytes / 1024.0 + " kb.");
  }

  public static FieldError invalid(String path) {
    return new FieldError(path, "IMAGE_INVALID", "Invalid image");
  }

  private static byte @Nullable [] decode(String text, int mark) {
    try {
      return Base64.getDecoder().decode(text.substring(mark + MARK.length()));
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
