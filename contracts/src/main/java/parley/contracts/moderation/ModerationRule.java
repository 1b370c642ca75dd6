package parley.contracts.moderation;

/// By what rule moderation acts, as the audit log tells it.
///
/// @param name of a guild's rule, or of what a job watches for
/// @param triggerType the number of the public protocol
public record ModerationRule(Source source, String name, int triggerType) {
  /// Who decided.
  public enum Source {
    /// A rule of the guild, as a message was decided.
    RULE,
    /// A job that watches the log.
    DETECTION,
    /// Somebody who banned the user, and tells so in the audit log themselves.
    BAN
  }
}
