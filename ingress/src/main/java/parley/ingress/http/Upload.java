package parley.ingress.http;

import org.jspecify.annotations.Nullable;

/// A file of a form.
///
/// @param field the part's name, as `files[0]`
/// @param filename as its sender calls it; may be empty
/// @param contentType as its sender says
public record Upload(
    String field, String filename, @Nullable String contentType, SpooledFile content) {}
