package parley.ingress.message;

import org.jspecify.annotations.Nullable;
import parley.ingress.form.Form;

/// What an author changes of a message; absent parts stay.
record Revision(
    @Nullable String content,
    @Nullable String embedsJson,
    @Nullable Long flags,
    AllowedMentions allowedMentions) {
  static Revision read(Form form) {
    Draft.requireServed(form);
    String content = form.text("content", 0, Draft.MAX_CONTENT);
    Revision revision =
        new Revision(
            form.has("content") ? (content == null ? "" : content.strip()) : null,
            form.has("embeds") ? Embeds.read(form) : null,
            form.hasValue("flags")
                ? (Long) Draft.flags(form.integer("flags", 0, Integer.MAX_VALUE))
                : null,
            AllowedMentions.read(form));
    form.check();
    return revision;
  }
}
