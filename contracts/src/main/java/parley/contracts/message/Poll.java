package parley.contracts.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question put in a message. The votes are among the message's reactions, each answer as
/// [ReactionEmoji#answer].
///
/// @param multiselect whether one may choose several answers
/// @param finalized whether the results are in
public record Poll(
    String question,
    List<Answer> answers,
    boolean multiselect,
    Instant expiresAt,
    boolean finalized) {
  /// @param id counted from 1
  /// @param text absent when there is an emoji only
  public record Answer(int id, @Nullable String text, @Nullable ReactionEmoji emoji) {}

  public Poll {
    answers = List.copyOf(answers);
  }

  public @Nullable Answer answer(int id) {
    return id < 1 || id > answers.size() ? null : answers.get(id - 1);
  }

  public Poll ended() {
    return new Poll(question, answers, multiselect, expiresAt, true);
  }
}
