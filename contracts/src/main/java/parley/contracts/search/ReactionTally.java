package parley.contracts.search;

/// How many people react to a message with an emoji.
///
/// @param emoji the key of the emoji: its id, or its characters
public record ReactionTally(String emoji, int count) {}
