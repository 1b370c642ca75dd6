package parley.ingress.message;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.ApiError;
import parley.contracts.error.FieldError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.ingress.file.Listing;
import parley.ingress.form.Form;
import parley.ingress.http.RefusedException;
import parley.ingress.http.Upload;

/// A message as its author sends it, with everything checked that needs no look at anything else.
///
/// @param embedsJson empty when there are none
/// @param componentsJson empty when there are none
/// @param reply what it answers
/// @param files those that came with the request
/// @param listing what is said of them
record Draft(
    String content,
    String embedsJson,
    String componentsJson,
    boolean tts,
    long flags,
    @Nullable String nonce,
    boolean enforceNonce,
    AllowedMentions allowedMentions,
    @Nullable Reply reply,
    List<Upload> files,
    Listing listing) {
  static final int MAX_CONTENT = 2000;

  private static final int MAX_NONCE = 25;

  /// SUPPRESS_EMBEDS and SUPPRESS_NOTIFICATIONS; the others are not for the author to set.
  private static final long SETTABLE_FLAGS = 1 << 2 | 1 << 12;

  /// Parts of a message that are not there yet. Left out silently they would be missed.
  private static final List<String> NOT_YET = List.of("sticker_ids", "poll");

  /// @param channel where the message replied to stands, when it is said
  /// @param mustExist whether a message that is gone ends the request
  record Reply(MessageId message, @Nullable ChannelId channel, boolean mustExist) {}

  static Draft read(Form form, List<Upload> files) {
    requireServed(form);
    String content = form.text("content", 0, MAX_CONTENT);
    Draft draft =
        new Draft(
            content == null ? "" : content.strip(),
            Embeds.read(form),
            Components.read(form),
            form.flag("tts", false),
            flags(form.integer("flags", 0, Integer.MAX_VALUE)),
            form.text("nonce", 0, MAX_NONCE),
            form.flag("enforce_nonce", false),
            AllowedMentions.read(form),
            reply(form),
            List.copyOf(files),
            Listing.read(form));
    form.check();
    if (draft.isEmpty()) {
      throw new RefusedException(ApiError.EMPTY_MESSAGE);
    }
    return draft;
  }

  /// A message without anything in it, which an application promises to fill.
  static Draft promised() {
    return new Draft(
        "", "", "", false, 0, null, false, AllowedMentions.ALL, null, List.of(), Listing.NONE);
  }

  private boolean isEmpty() {
    return content.isEmpty() && embedsJson.isEmpty() && componentsJson.isEmpty() && !hasFiles();
  }

  /// Components are for those who can be told of their use.
  static void refuseComponents(Form form) {
    if (form.isFilled("components")) {
      form.fail(
          new FieldError(
              form.path("components"),
              "COMPONENTS_NOT_ALLOWED",
              "Only applications can send components"));
    }
  }

  boolean hasFiles() {
    return !files.isEmpty() || !listing.isEmpty();
  }

  static long flags(@Nullable Integer flags) {
    return flags == null ? 0 : flags & SETTABLE_FLAGS;
  }

  /// Refuses what this platform does not serve yet.
  static void requireServed(Form form) {
    for (String field : NOT_YET) {
      if (form.isFilled(field)) {
        form.fail(notServed(form.path(field)));
      }
    }
  }

  static FieldError notServed(String path) {
    return new FieldError(path, "FEATURE_NOT_AVAILABLE", "This feature is not available yet.");
  }

  private static @Nullable Reply reply(Form form) {
    Form reference = form.object("message_reference");
    if (reference == null) {
      return null;
    }
    Integer type = reference.choice("type", List.of(0, 1));
    if (type != null && type == 1) {
      form.fail(notServed(reference.path("type")));
    }
    Long channel = reference.snowflake("channel_id");
    return new Reply(
        new MessageId(reference.requiredSnowflake("message_id")),
        channel == null ? null : new ChannelId(channel),
        reference.flag("fail_if_not_exists", true));
  }
}
