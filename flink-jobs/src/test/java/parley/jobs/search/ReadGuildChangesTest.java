package parley.jobs.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.contracts.entity.Entity;
import parley.contracts.entity.EntityKey;
import parley.contracts.sample.Rows;
import parley.contracts.topic.Topics;
import parley.jobs.log.DeadLetter;
import parley.jobs.log.RawRecord;
import parley.jobs.log.ReadFunction;

@SuppressWarnings("NullAway.Init") // JUnit opens it first.
class ReadGuildChangesTest {
  private static final byte[] NOTHING_READABLE = {-1, -1, -1, -1};

  private OneInputStreamOperatorTestHarness<RawRecord, ChannelChange> harness;

  @BeforeEach
  void open() throws Exception {
    harness = ProcessFunctionTestHarnesses.forProcessFunction(new ReadGuildChanges());
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void row(EntityKey key, byte @Nullable [] value) throws Exception {
    byte[] keyBytes = Topics.GUILD_CHANGES.keys().encode(key);
    harness.processElement(
        new RawRecord(Topics.GUILD_CHANGES.name(), 0, 5, keyBytes, value, 77), 0);
  }

  private void row(Entity row) throws Exception {
    row(row.key(), Topics.GUILD_CHANGES.values().encode(row));
  }

  @Test
  void tellsOfChannelsAndTheParentsOfThreads() throws Exception {
    row(Rows.TEXT);
    row(Rows.THREAD);
    row(Rows.MEMBER);
    row(Rows.THREAD.key(), null);

    long space = Rows.GUILD_ID.value();
    long thread = Rows.THREAD.id().value();
    assertThat(Rows.TEXT.parent()).as("a category").isNotNull();
    assertThat(harness.extractOutputValues())
        .containsExactly(
            new ChannelChange(space, Rows.TEXT.id().value(), 0, false, 77),
            new ChannelChange(
                space, thread, Objects.requireNonNull(Rows.THREAD.parent()).value(), false, 77),
            new ChannelChange(space, thread, 0, true, 77));
  }

  @Test
  void tellsOfTheEndOfGuilds() throws Exception {
    row(Rows.GUILD);
    row(Rows.PLAIN_GUILD);
    row(Rows.GUILD.key(), null);

    List<GuildEnd> ends =
        harness.getSideOutput(ReadGuildChanges.GUILD_ENDS).stream()
            .map(record -> record.getValue())
            .toList();
    long living =
        List.of(Rows.GUILD, Rows.PLAIN_GUILD).stream().filter(guild -> !guild.deleted()).count();
    assertThat(ends).hasSize((int) (3 - living)).contains(new GuildEnd(Rows.GUILD_ID.value(), 77));
    assertThat(harness.extractOutputValues()).isEmpty();
  }

  @Test
  void setsAsideWhatItCannotRead() throws Exception {
    row(Rows.TEXT.key(), NOTHING_READABLE);

    assertThat(harness.getSideOutput(ReadFunction.DEAD_LETTERS))
        .singleElement()
        .extracting(record -> record.getValue())
        .satisfies(
            letter -> {
              DeadLetter dead = (DeadLetter) letter;
              assertThat(dead.cause()).contains("not a readable");
              assertThat(dead.record().offset()).isEqualTo(5);
            });
  }
}
