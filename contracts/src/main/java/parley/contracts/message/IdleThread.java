package parley.contracts.message;

import java.time.Instant;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;

/// That nobody wrote in a thread for as long as it waits before it is archived. Value of
/// `idle.threads`. From this decision on the thread takes no message until its row changes.
///
/// @param archiveChangedAt of the row as it was known: a thread that was archived or brought back
///   since is not meant
public record IdleThread(GuildId guild, ChannelId thread, Instant archiveChangedAt) {}
