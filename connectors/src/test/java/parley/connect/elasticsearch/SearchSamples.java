package parley.connect.elasticsearch;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.search.AuthorKind;
import parley.contracts.search.ReactionTally;
import parley.contracts.search.SearchDocument;
import parley.contracts.search.SearchRecord;
import parley.contracts.space.SpaceId;

/// Records about messages of one guild.
public final class SearchSamples {
  public static final GuildId GUILD = new GuildId(77);
  public static final SpaceId SPACE = GUILD.space();
  public static final ChannelId CHANNEL = new ChannelId(770);

  private SearchSamples() {}

  public static SearchRecord.Found found(long message, long version, String content) {
    return found(CHANNEL, message, version, content);
  }

  public static SearchRecord.Found found(
      ChannelId channel, long message, long version, String content) {
    return new SearchRecord.Found(
        SPACE,
        new DecisionId(version),
        new SearchDocument(
            new MessageId(message),
            channel,
            GUILD,
            null,
            new UserId(7),
            AuthorKind.USER,
            0,
            content,
            "",
            null,
            List.of(),
            List.of(),
            false,
            null,
            null,
            Set.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            false,
            List.of(new ReactionTally("👍", 2))));
  }

  public static SearchRecord.Gone gone(long message, long version) {
    return new SearchRecord.Gone(SPACE, new DecisionId(version), CHANNEL, new MessageId(message));
  }

  public static SearchRecord.Patched patched(
      long message, long version, @Nullable ReactionTally reaction) {
    return new SearchRecord.Patched(
        SPACE, new DecisionId(version), CHANNEL, new MessageId(message), reaction);
  }
}
