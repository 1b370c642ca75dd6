package parley.contracts.message;

import org.jspecify.annotations.Nullable;
import parley.contracts.id.AttachmentId;

/// A file of a message; the bytes lie in object storage under `storageKey`.
public record Attachment(
    AttachmentId id,
    String filename,
    @Nullable String contentType,
    long sizeBytes,
    @Nullable Integer width,
    @Nullable Integer height,
    String storageKey,
    @Nullable String description) {
  /// How many files a message may have.
  public static final int MOST = 10;

  public Attachment withDescription(String text) {
    return new Attachment(id, filename, contentType, sizeBytes, width, height, storageKey, text);
  }
}
