package parley.contracts.message;

import java.util.ArrayList;
import java.util.List;
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

  /// These counts with this one in its place; without its emoji when it came to nothing.
  public List<ReactionCount> in(List<ReactionCount> counts) {
    List<ReactionCount> result = new ArrayList<>(counts);
    String key = emoji.key();
    int place = 0;
    while (place < result.size() && !result.get(place).emoji().key().equals(key)) {
      place++;
    }
    if (place == result.size()) {
      result.add(this);
    } else if (count > 0) {
      result.set(place, this);
    } else {
      result.remove(place);
    }
    return result;
  }
}
