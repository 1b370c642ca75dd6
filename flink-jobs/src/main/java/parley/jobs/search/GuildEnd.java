package parley.jobs.search;

/// A guild that was deleted.
///
/// @param timeMs when that was written to the log
public record GuildEnd(long guild, long timeMs) {}
