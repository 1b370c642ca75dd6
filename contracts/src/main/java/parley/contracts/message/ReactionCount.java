package parley.contracts.message;

import parley.contracts.id.DecisionId;

/// How many people react to a message with an emoji.
///
/// @param since the decision by which the first of them began; a reaction that was decided before
///   it was cleared away since, and counts no more
public record ReactionCount(ReactionEmoji emoji, int count, DecisionId since) {
  public ReactionCount withCount(int other) {
    return new ReactionCount(emoji, other, since);
  }

  /// Whether a reaction of this decision is one of those counted.
  public boolean counts(DecisionId reaction) {
    return reaction.value() >= since.value();
  }
}
