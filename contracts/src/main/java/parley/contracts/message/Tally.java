package parley.contracts.message;

import java.util.List;
import parley.contracts.id.DecisionId;

/// The reactions to a message, counted.
///
/// @param decision the last one that changed them
/// @param counts in the order in which the emojis were first used
public record Tally(DecisionId decision, List<ReactionCount> counts) {
  public Tally {
    counts = List.copyOf(counts);
  }
}
