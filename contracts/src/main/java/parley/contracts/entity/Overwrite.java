package parley.contracts.entity;

/// What a channel allows or denies one role or one member, on top of their roles' permissions.
///
/// @param targetId of a role or of a user
/// @param allow permission bits
/// @param deny permission bits
public record Overwrite(long targetId, Target target, long allow, long deny) {
  /// Whom an overwrite is about; the ordinal is the number in the public protocol.
  public enum Target {
    ROLE,
    MEMBER
  }
}
