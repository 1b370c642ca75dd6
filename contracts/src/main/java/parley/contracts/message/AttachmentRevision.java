package parley.contracts.message;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.AttachmentId;

/// What becomes of the files of a message when it is changed.
///
/// @param kept those that stay; null when all do
/// @param added those that come
public record AttachmentRevision(@Nullable List<Kept> kept, List<Attachment> added) {
  /// @param description what it is called from now on; null when that stays
  public record Kept(AttachmentId id, @Nullable String description) {}

  public AttachmentRevision {
    kept = kept == null ? null : List.copyOf(kept);
    added = List.copyOf(added);
  }
}
