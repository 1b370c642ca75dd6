package parley.contracts.message;

import parley.contracts.id.DecisionId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;

/// What the hot tail knows of one user's reaction; it overrides what Cassandra says.
///
/// @param emoji the key of the emoji
/// @param present false when it was taken back
public record Reaction(
    MessageId message, String emoji, UserId user, DecisionId decision, boolean present) {}
