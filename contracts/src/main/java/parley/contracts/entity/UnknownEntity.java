package parley.contracts.entity;

/// A row of a kind that a newer release writes; older readers pass over it.
public record UnknownEntity(EntityKey key) implements Entity {}
