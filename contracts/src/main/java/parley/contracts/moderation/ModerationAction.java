package parley.contracts.moderation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;

/// Something that moderation did to somebody, to be set down in the guild's rows: in the audit log,
/// and, for a timeout, in the row of the member. Value of `moderation.actions`.
///
/// @param id names it, so that it is set down once
/// @param channel where it came to that
public record ModerationAction(
    DecisionId id,
    GuildId guild,
    UserId user,
    @Nullable ChannelId channel,
    ModerationRule rule,
    Measure measure,
    String reason) {
  /// What was done.
  public sealed interface Measure {}

  /// A message was refused.
  public record Blocked() implements Measure {}

  /// Moderators were told.
  public record Alerted() implements Measure {}

  /// They may not write until a moment.
  public record TimedOut(Instant until) implements Measure {}

  /// Messages of theirs were deleted.
  public record Deleted(int count) implements Measure {}

  /// What a newer release did.
  public record UnknownMeasure() implements Measure {}
}
