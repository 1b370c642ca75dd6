package parley.ingress.message;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.FieldError;
import parley.contracts.id.EmojiId;
import parley.contracts.message.Poll;
import parley.contracts.message.ReactionEmoji;
import parley.ingress.form.Form;

/// A question as its author puts it.
record PollForm(String question, List<Poll.Answer> answers, boolean multiselect, Duration open) {
  private static final int MAX_QUESTION = 300;
  private static final int MAX_ANSWER = 55;
  private static final int MAX_ANSWERS = 10;
  private static final int MAX_HOURS = 32 * 24;
  private static final int USUAL_HOURS = 24;
  private static final int MAX_EMOJI = 64;

  /// Notes in the form what is wrong.
  static @Nullable PollForm read(Form form) {
    Form poll = form.object("poll");
    if (poll == null) {
      return null;
    }
    Form question = poll.object("question");
    if (question == null) {
      form.fail(FieldError.required(poll.path("question")));
    }
    List<Poll.Answer> answers = new ArrayList<>();
    for (Form answer : poll.objects("answers", MAX_ANSWERS)) {
      answers.add(answer(answer, answers.size() + 1));
    }
    if (answers.isEmpty()) {
      form.fail(FieldError.required(poll.path("answers")));
    }
    poll.choice("layout_type", List.of(1));
    return new PollForm(
        question == null ? "" : question.requiredText("text", 1, MAX_QUESTION),
        answers,
        poll.flag("allow_multiselect", false),
        Duration.ofHours(poll.integer("duration", 1, MAX_HOURS, USUAL_HOURS)));
  }

  Poll from(Instant now) {
    return new Poll(question, answers, multiselect, now.plus(open), false);
  }

  private static Poll.Answer answer(Form form, int id) {
    Form media = form.object("poll_media");
    if (media == null) {
      form.fail(FieldError.required(form.path("poll_media")));
      return new Poll.Answer(id, null, null);
    }
    String text = media.text("text", 1, MAX_ANSWER);
    Form emoji = media.object("emoji");
    if (text == null && emoji == null) {
      form.fail(FieldError.required(media.path("text")));
    }
    return new Poll.Answer(id, text, emoji == null ? null : emoji(emoji));
  }

  private static @Nullable ReactionEmoji emoji(Form form) {
    Long id = form.snowflake("id");
    String name = form.text("name", 0, MAX_EMOJI);
    if (id != null) {
      return new ReactionEmoji(
          new EmojiId(id), name == null ? "" : name, form.flag("animated", false));
    }
    if (name == null || !EmojiText.isUnicode(name)) {
      form.fail(new FieldError(form.path("name"), "INVALID_EMOJI", "Invalid emoji"));
      return null;
    }
    return ReactionEmoji.unicode(name);
  }
}
