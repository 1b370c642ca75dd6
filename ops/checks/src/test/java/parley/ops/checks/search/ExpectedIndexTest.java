package parley.ops.checks.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.search.AuthorKind;
import parley.contracts.search.ReactionTally;
import parley.contracts.search.SearchDocument;
import parley.contracts.search.SearchRecord;

class ExpectedIndexTest {
  private static final GuildId GUILD = new GuildId(9);

  private final ExpectedIndex index = new ExpectedIndex();

  @Test
  void keepsTheLastVersionOfWhatIsThere() {
    index.take(found(1, 10, 5));
    index.take(found(1, 10, 7));
    index.take(found(1, 10, 6));
    index.take(found(2, 10, 6));
    index.take(gone(2, 8));
    index.take(found(2, 10, 7));
    index.take(patched(1, 9));
    index.take(patched(2, 9));

    assertThat(index.present()).isEqualTo(Map.of(new MessageId(1), 9L));
  }

  @Test
  void forgetsWhatBelongsToAChannelOrGuildThatIsGone() {
    index.take(found(1, 10, 5));
    index.take(found(2, 11, 5));
    index.take(new SearchRecord.ChannelGone(GUILD.space(), new DecisionId(3), new ChannelId(10)));
    assertThat(index.present()).containsOnlyKeys(new MessageId(2));

    index.take(new SearchRecord.GuildGone(GUILD.space(), new DecisionId(3), GUILD));
    assertThat(index.present()).isEmpty();
  }

  @Test
  void tellsWhatDiffers() {
    IndexDifference difference =
        IndexDifference.of(
            Map.of(new MessageId(1), 5L, new MessageId(2), 5L, new MessageId(3), 5L),
            Map.of(new MessageId(2), 6L, new MessageId(3), 5L, new MessageId(4), 1L));

    assertThat(difference)
        .isEqualTo(
            new IndexDifference(
                3,
                List.of(new MessageId(1)),
                List.of(new MessageId(4)),
                List.of(new MessageId(2))));
    assertThat(difference.isNone()).isFalse();
  }

  private static SearchRecord gone(long message, long version) {
    return new SearchRecord.Gone(
        GUILD.space(), new DecisionId(version), new ChannelId(10), new MessageId(message));
  }

  private static SearchRecord patched(long message, long version) {
    return new SearchRecord.Patched(
        GUILD.space(),
        new DecisionId(version),
        new ChannelId(10),
        new MessageId(message),
        new ReactionTally("👍", 1));
  }

  private static SearchRecord found(long message, long channel, long version) {
    return new SearchRecord.Found(
        GUILD.space(),
        new DecisionId(version),
        new SearchDocument(
            new MessageId(message),
            new ChannelId(channel),
            GUILD,
            null,
            new UserId(7),
            AuthorKind.USER,
            0,
            "text",
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
            List.of()));
  }
}
