package parley.streams.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.contracts.codec.InboxRecordCodec;
import parley.contracts.edge.InboxEvent;
import parley.contracts.edge.InboxRecord;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.Overwrite;
import parley.contracts.id.ChannelId;
import parley.contracts.message.ThreadTally;
import parley.contracts.sample.Rows;
import parley.streams.guild.GuildView;

class GuildSnapshotsTest {
  private static final int BROKER_LIMIT_BYTES = 1 << 20;
  private static final String LONGEST_TOPIC = "話".repeat(1_024);

  @Test
  void putsASmallGuildIntoOnePart() {
    ThreadTally tally = ThreadTally.empty(Rows.THREAD.id());
    GuildSnapshots.Threads threads =
        new GuildSnapshots.Threads(
            List.of(Rows.THREAD), List.of(tally), List.of(Rows.THREAD_MEMBER));

    assertThat(
            GuildSnapshots.of(
                new GuildView(Rows.PLAIN_GUILD),
                Rows.MEMBER,
                List.of(),
                false,
                threads,
                List.of(Rows.VOICE_STATE),
                List.of()))
        .containsExactly(
            new InboxEvent.GuildSnapshot(
                0,
                1,
                Rows.PLAIN_GUILD,
                List.of(Rows.THREAD),
                List.of(),
                List.of(Rows.MEMBER),
                List.of(),
                false,
                List.of(tally),
                List.of(Rows.THREAD_MEMBER),
                List.of(Rows.VOICE_STATE),
                List.of()));
  }

  @Test
  void cutsTheLargestGuildIntoRecordsThatTheBrokerTakes() {
    List<Channel> channels = IntStream.range(0, 500).mapToObj(GuildSnapshotsTest::channel).toList();
    GuildView guild = new GuildView(Rows.PLAIN_GUILD, channels, List.of(Rows.EVERYONE));

    List<InboxEvent.GuildSnapshot> parts =
        GuildSnapshots.of(
            guild,
            Rows.MEMBER,
            List.of(),
            false,
            GuildSnapshots.Threads.NONE,
            List.of(),
            List.of(Rows.EMOJI));

    assertThat(parts).hasSizeGreaterThan(2).allMatch(part -> part.parts() == parts.size());
    assertThat(parts).extracting(InboxEvent.GuildSnapshot::part).isSorted();
    assertThat(parts)
        .allSatisfy(part -> assertThat(bytes(part)).isLessThan(BROKER_LIMIT_BYTES / 2));
    assertThat(parts.stream().flatMap(part -> part.channels().stream()))
        .containsExactlyInAnyOrderElementsOf(channels);
    assertThat(parts.stream().flatMap(part -> part.roles().stream()))
        .containsExactly(Rows.EVERYONE);
    assertThat(parts.stream().flatMap(part -> part.members().stream()))
        .containsExactly(Rows.MEMBER);
  }

  private static int bytes(InboxEvent.GuildSnapshot part) {
    return new InboxRecordCodec()
        .encode(new InboxRecord(1, Rows.GUILD_ID.space(), Rows.JOINED, part))
        .length;
  }

  private static Channel channel(int number) {
    List<Overwrite> overwrites =
        Stream.generate(() -> new Overwrite(Long.MAX_VALUE, Overwrite.Target.ROLE, -1, -1))
            .limit(100)
            .toList();
    return new Channel(
        new ChannelId(number),
        Rows.GUILD_ID,
        ChannelType.TEXT,
        "c",
        LONGEST_TOPIC,
        number,
        null,
        false,
        0,
        overwrites,
        0,
        0,
        0);
  }
}
