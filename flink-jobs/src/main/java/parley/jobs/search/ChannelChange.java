package parley.jobs.search;

/// What the documents of a channel have to know about it.
///
/// @param parent of a thread, the channel that it hangs in; 0 of all others
/// @param gone whether it is no more
/// @param timeMs when that was written to the log
public record ChannelChange(long space, long channel, long parent, boolean gone, long timeMs) {}
