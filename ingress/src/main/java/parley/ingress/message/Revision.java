package parley.ingress.message;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.ingress.file.Listing;
import parley.ingress.form.Form;
import parley.ingress.http.Upload;

/// What an author changes of a message; absent parts stay.
record Revision(
    @Nullable String content,
    @Nullable String embedsJson,
    @Nullable String componentsJson,
    @Nullable Long flags,
    AllowedMentions allowedMentions,
    List<Upload> files,
    Listing listing) {
  static Revision read(Form form, List<Upload> files) {
    String content = form.text("content", 0, Draft.MAX_CONTENT);
    Revision revision =
        new Revision(
            form.has("content") ? (content == null ? "" : content.strip()) : null,
            form.has("embeds") ? Embeds.read(form) : null,
            form.has("components") ? Components.read(form) : null,
            form.hasValue("flags")
                ? (Long) Draft.flags(form.integer("flags", 0, Integer.MAX_VALUE))
                : null,
            AllowedMentions.read(form),
            List.copyOf(files),
            Listing.read(form));
    form.check();
    return revision;
  }

  boolean changesFiles() {
    return !files.isEmpty() || listing.given();
  }
}
