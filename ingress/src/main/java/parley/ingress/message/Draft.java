package parley.ingress.message;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.ApiError;
import parley.contracts.error.FieldError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.id.StickerId;
import parley.ingress.file.Listing;
import parley.ingress.form.Form;
import parley.ingress.form.InvalidFormException;
import parley.ingress.http.RefusedException;
import parley.ingress.http.Upload;

/// A message as its author sends it, with everything checked that needs no look at anything else.
///
/// @param embedsJson empty when there are none
/// @param componentsJson empty when there are none
/// @param reply what it answers
/// @param forward what it hands on
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
    @Nullable Forward forward,
    List<StickerId> stickers,
    @Nullable PollForm poll,
    List<Upload> files,
    Listing listing) {
  static final int MAX_CONTENT = 2000;

  private static final int MAX_NONCE = 25;
  private static final int MAX_STICKERS = 3;
  private static final int FORWARD = 1;

  /// SUPPRESS_EMBEDS and SUPPRESS_NOTIFICATIONS; the others are not for the author to set.
  private static final long SETTABLE_FLAGS = 1 << 2 | 1 << 12;

  /// @param channel where the message replied to stands, when it is said
  /// @param mustExist whether a message that is gone ends the request
  record Reply(MessageId message, @Nullable ChannelId channel, boolean mustExist) {}

  /// @param channel where the message handed on stands
  record Forward(MessageId message, ChannelId channel) {}

  static Draft read(Form form, List<Upload> files) {
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
            forward(form),
            form.snowflakes("sticker_ids", MAX_STICKERS).stream().map(StickerId::new).toList(),
            PollForm.read(form),
            List.copyOf(files),
            Listing.read(form));
    form.check();
    boolean bare = draft.isEmpty();
    boolean encloses = !draft.stickers.isEmpty() || draft.poll != null;
    if (draft.forward != null && !(bare && !encloses)) {
      throw new InvalidFormException(
          new FieldError(
              "message_reference",
              "MESSAGE_REFERENCE_FORWARD_HAS_CONTENT",
              "A forwarded message cannot have content of its own"));
    }
    if (bare && !encloses && draft.forward == null) {
      throw new RefusedException(ApiError.EMPTY_MESSAGE);
    }
    return draft;
  }

  /// A message without anything in it, which an application promises to fill.
  static Draft promised() {
    return new Draft(
        "",
        "",
        "",
        false,
        0,
        null,
        false,
        AllowedMentions.ALL,
        null,
        null,
        List.of(),
        null,
        List.of(),
        Listing.NONE);
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

  /// The same, for who cannot send stickers, polls and what others wrote.
  Draft withoutEnclosures() {
    if (!stickers.isEmpty() || poll != null || forward != null) {
      String field = poll != null ? "poll" : forward != null ? "message_reference" : "sticker_ids";
      throw new InvalidFormException(notServed(field));
    }
    return this;
  }

  boolean hasFiles() {
    return !files.isEmpty() || !listing.isEmpty();
  }

  static long flags(@Nullable Integer flags) {
    return flags == null ? 0 : flags & SETTABLE_FLAGS;
  }

  static FieldError notServed(String path) {
    return new FieldError(path, "FEATURE_NOT_AVAILABLE", "This feature is not available yet.");
  }

  private static @Nullable Reply reply(Form form) {
    Form reference = form.object("message_reference");
    if (reference == null) {
      return null;
    }
    if (isForward(reference)) {
      return null;
    }
    Long channel = reference.snowflake("channel_id");
    return new Reply(
        new MessageId(reference.requiredSnowflake("message_id")),
        channel == null ? null : new ChannelId(channel),
        reference.flag("fail_if_not_exists", true));
  }

  private static @Nullable Forward forward(Form form) {
    Form reference = form.object("message_reference");
    return reference == null || !isForward(reference)
        ? null
        : new Forward(
            new MessageId(reference.requiredSnowflake("message_id")),
            new ChannelId(reference.requiredSnowflake("channel_id")));
  }

  private static boolean isForward(Form reference) {
    Integer type = reference.choice("type", List.of(0, FORWARD));
    return type != null && type == FORWARD;
  }
}
