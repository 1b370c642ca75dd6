package parley.ops.checks.search;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.search.SearchRecord;

/// What the index has to hold after some records, told as simply as possible: which messages, each
/// in which version.
final class ExpectedIndex {
  private final Map<MessageId, Entry> entries = new HashMap<>();

  /// @param present whether the message is there, rather than gone
  private record Entry(ChannelId channel, @Nullable GuildId guild, long version, boolean present) {}

  void take(SearchRecord record) {
    long version = record.version().value();
    switch (record) {
      case SearchRecord.Found found ->
          put(
              found.document().message(),
              new Entry(found.document().channel(), found.document().guild(), version, true));
      case SearchRecord.Gone gone ->
          put(gone.message(), new Entry(gone.channel(), null, version, false));
      case SearchRecord.Patched patched ->
          entries.computeIfPresent(
              patched.message(),
              (_, entry) ->
                  entry.present && entry.version <= version
                      ? new Entry(entry.channel, entry.guild, version, true)
                      : entry);
      case SearchRecord.ChannelGone gone -> remove(entry -> entry.channel.equals(gone.channel()));
      case SearchRecord.GuildGone gone -> remove(entry -> gone.guild().equals(entry.guild));
      case SearchRecord.Unknown _ -> {}
    }
  }

  /// The messages that are there, with their versions.
  Map<MessageId, Long> present() {
    Map<MessageId, Long> present = new TreeMap<>(IndexDifference.BY_ID);
    entries.forEach(
        (message, entry) -> {
          if (entry.present) {
            present.put(message, entry.version);
          }
        });
    return present;
  }

  private void put(MessageId message, Entry next) {
    entries.merge(message, next, (old, now) -> old.version <= now.version ? now : old);
  }

  private void remove(Predicate<Entry> gone) {
    entries.replaceAll(
        (_, entry) ->
            gone.test(entry) ? new Entry(entry.channel, entry.guild, entry.version, false) : entry);
  }
}
