package parley.contracts.search;

import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.space.SpaceId;

/// What the search index has to take in. Value of `search.documents`.
///
/// Records about a message come in the order of its versions. One may come again with the same
/// version, then with the same content or, of a message in a thread, with the thread's parent
/// added: of equal versions the last one is right. An index therefore takes what is not older than
/// what it holds.
public sealed interface SearchRecord {
  SpaceId space();

  /// Of a message the decision that made it so, which grows with each change; a positive number.
  DecisionId version();

  SearchKey key();

  /// The message is so now: takes the place of everything that was known of it.
  record Found(SpaceId space, DecisionId version, SearchDocument document) implements SearchRecord {
    @Override
    public SearchKey key() {
      return new SearchKey(SearchKey.Kind.MESSAGE, document.message().value());
    }
  }

  /// The message is gone. Ids are never given again.
  record Gone(SpaceId space, DecisionId version, ChannelId channel, MessageId message)
      implements SearchRecord {
    @Override
    public SearchKey key() {
      return new SearchKey(SearchKey.Kind.MESSAGE, message.value());
    }
  }

  /// The reactions of a message that is older than what its writer remembers have changed; all else
  /// stays. Is nothing where the index does not hold the message.
  ///
  /// @param reaction takes the place of the emoji's count, and 0 takes it off; null when no
  ///   reaction is left at all
  record Patched(
      SpaceId space,
      DecisionId version,
      ChannelId channel,
      MessageId message,
      @Nullable ReactionTally reaction)
      implements SearchRecord {
    @Override
    public SearchKey key() {
      return new SearchKey(
          SearchKey.Kind.PATCH, message.value(), reaction == null ? "" : reaction.emoji());
    }
  }

  /// A channel or thread is gone with all its messages, whatever their versions; nothing follows.
  /// The version is of its time.
  record ChannelGone(SpaceId space, DecisionId version, ChannelId channel) implements SearchRecord {
    @Override
    public SearchKey key() {
      return new SearchKey(SearchKey.Kind.CHANNEL, channel.value());
    }
  }

  /// A guild is gone with all its messages, whatever their versions. The version is of its time.
  /// May come twice, since messages of just before may be on their way still.
  record GuildGone(SpaceId space, DecisionId version, GuildId guild) implements SearchRecord {
    @Override
    public SearchKey key() {
      return new SearchKey(SearchKey.Kind.GUILD, guild.value());
    }
  }

  /// A record that a newer release writes.
  record Unknown(SpaceId space, DecisionId version) implements SearchRecord {
    @Override
    public SearchKey key() {
      return new SearchKey(SearchKey.Kind.UNKNOWN, space.value());
    }
  }
}
