package parley.ingress.file;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.message.Attachment;
import parley.ingress.form.Form;

/// What the field `attachments` says of a message's files.
///
/// @param given whether it was sent; an edit without it keeps all files
public record Listing(boolean given, List<Entry> entries) {
  private static final int MAX_NAME = 1024;
  private static final int MAX_DESCRIPTION = 1024;

  /// One file.
  ///
  /// @param path where it stands in the request, for errors
  /// @param id the number of a part `files[n]`, or the id of a file that stays
  /// @param uploaded what [UploadedName] says of a file that was uploaded before
  record Entry(
      String path,
      long id,
      @Nullable String filename,
      @Nullable String description,
      @Nullable String uploaded) {}

  /// No files are spoken of.
  public static final Listing NONE = new Listing(false, List.of());

  public Listing {
    entries = List.copyOf(entries);
  }

  /// Notes in the form what is wrong.
  public static Listing read(Form form) {
    List<Entry> entries = new ArrayList<>();
    for (Form entry : form.objects("attachments", Attachment.MOST)) {
      Long id = entry.snowflake("id");
      entries.add(
          new Entry(
              entry.path("id"),
              id == null ? entries.size() : id,
              entry.text("filename", 0, MAX_NAME),
              entry.text("description", 0, MAX_DESCRIPTION),
              entry.text("uploaded_filename", 1, MAX_NAME)));
    }
    return new Listing(form.hasValue("attachments"), entries);
  }

  /// Whether it names any file.
  public boolean isEmpty() {
    return entries.isEmpty();
  }
}
