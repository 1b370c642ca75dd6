package parley.jobs.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.message.MessageEvent;
import parley.contracts.sample.Messages;
import parley.contracts.sample.Rows;
import parley.contracts.search.SearchRecord;
import parley.contracts.snowflake.Snowflake;

class FoldDocumentsTest {
  private static final Duration REMEMBERS = Duration.ofDays(30);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long GONE_AT_MS = 1_700_000_000_000L;
  private static final long CHANNEL = Rows.CHANNEL_ID.value();
  private static final long PARENT = Rows.CATEGORY_ID.value();

  private KeyedTwoInputStreamOperatorTestHarness<Long, MessageEvent, ChannelChange, SearchRecord>
      harness = harness();

  private static KeyedTwoInputStreamOperatorTestHarness<
          Long, MessageEvent, ChannelChange, SearchRecord>
      harness() {
    try {
      KeyedTwoInputStreamOperatorTestHarness<Long, MessageEvent, ChannelChange, SearchRecord> made =
          new KeyedTwoInputStreamOperatorTestHarness<>(
              new KeyedCoProcessOperator<>(new FoldDocuments(REMEMBERS, PATIENCE)),
              event -> Objects.requireNonNull(ChannelOf.event(event)).value(),
              ChannelChange::channel,
              Types.LONG);
      made.setup(
          FoldDocuments.RECORDS.createSerializer(made.getExecutionConfig().getSerializerConfig()));
      return made;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void open() throws Exception {
    harness.open();
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    assertThat(harness.numProcessingTimeTimers()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
    harness.close();
  }

  private void event(MessageEvent event) throws Exception {
    harness.processElement1(new StreamRecord<>(event));
  }

  private void channel(long parent, boolean gone) throws Exception {
    harness.processElement2(
        new StreamRecord<>(
            new ChannelChange(Events.SPACE.value(), CHANNEL, parent, gone, GONE_AT_MS)));
  }

  private List<SearchRecord> said() {
    List<SearchRecord> said = List.copyOf(harness.extractOutputValues());
    harness.getOutput().clear();
    return said;
  }

  private static List<ChannelId> parents(List<SearchRecord> said) {
    return said.stream().map(record -> ((SearchRecord.Found) record).document().parent()).toList();
  }

  @Test
  void foldsWhatHappensToAMessage() throws Exception {
    channel(0, false);
    event(Events.created(10, Events.message(10, "a")));
    event(Events.updated(11, Events.message(10, "b")));
    event(Events.reacted(12, 10, Messages.WAVE, 1));
    event(Events.deleted(13, 10));

    assertThat(said())
        .extracting(record -> record.version().value())
        .containsExactly(10L, 11L, 12L, 13L);
    assertThat(harness.numKeyedStateEntries()).as("the channel's parent").isEqualTo(1);
  }

  @Test
  void messagesWaitForTheRowOfTheirThread() throws Exception {
    event(Events.created(10, Events.message(10, "a")));
    event(Events.created(11, Events.message(11, "b")));
    assertThat(said()).isEmpty();

    channel(PARENT, false);
    event(Events.created(12, Events.message(12, "c")));

    List<SearchRecord> said = said();
    assertThat(said).extracting(record -> record.version().value()).containsExactly(10L, 11L, 12L);
    assertThat(parents(said)).containsOnly(Rows.CATEGORY_ID);
  }

  @Test
  void privateChannelsHaveNoRowToWaitFor() throws Exception {
    event(Events.created(10, Events.message(10, null, "a", false, List.of())));

    assertThat(said()).hasSize(1);
  }

  @Test
  void aRowThatComesTooLateIsSaidAnew() throws Exception {
    event(Events.created(10, Events.message(10, "a")));
    harness.setProcessingTime(PATIENCE.toMillis());
    List<SearchRecord> first = said();
    event(Events.created(11, Events.message(11, "b")));
    channel(PARENT, false);

    assertThat(first).hasSize(1);
    assertThat(parents(first)).containsOnlyNulls();
    List<SearchRecord> later = said();
    assertThat(later)
        .extracting(record -> record.version().value())
        .containsExactlyInAnyOrder(11L, 10L, 11L);
    assertThat(parents(later.subList(1, 3))).containsOnly(Rows.CATEGORY_ID);
  }

  @Test
  void nothingFollowsTheEndOfAChannel() throws Exception {
    channel(0, false);
    event(Events.created(10, Events.message(10, "a")));
    channel(0, true);
    event(Events.created(11, Events.message(11, "b")));

    assertThat(said().subList(1, 2))
        .containsExactly(
            new SearchRecord.ChannelGone(
                Events.SPACE, new DecisionId(Snowflake.floor(GONE_AT_MS)), Rows.CHANNEL_ID));
    assertThat(said()).isEmpty();
    assertThat(harness.numKeyedStateEntries()).as("that it is gone").isEqualTo(1);
  }

  @Test
  void whatWaitsGoesWithItsChannel() throws Exception {
    event(Events.created(10, Events.message(10, "a")));
    channel(0, true);

    assertThat(said()).hasOnlyElementsOfType(SearchRecord.ChannelGone.class);
    assertThat(harness.numKeyedStateEntries()).as("that it is gone").isEqualTo(1);
  }

  @Test
  void whatNobodyTouchesIsForgottenAndThenPatched() throws Exception {
    channel(0, false);
    event(Events.created(10, Events.message(10, "a")));
    harness.setStateTtlProcessingTime(REMEMBERS.toMillis() + 1);
    event(Events.reacted(11, 10, Messages.WAVE, 2));

    assertThat(said().get(1)).isInstanceOf(SearchRecord.Patched.class);
  }

  @Test
  void goesOnAfterARestore() throws Exception {
    channel(PARENT, false);
    event(Events.created(10, Events.message(10, "a")));
    OperatorSubtaskState state = harness.snapshot(1, 1);
    harness.close();
    harness = harness();
    harness.initializeState(state);
    harness.open();

    event(Events.created(10, Events.message(10, "replayed")));
    event(Events.reacted(11, 10, Messages.WAVE, 2));

    List<SearchRecord> said = said();
    assertThat(said).hasSize(1);
    assertThat(((SearchRecord.Found) said.getFirst()).document().content()).isEqualTo("a");
    assertThat(parents(said)).containsOnly(Rows.CATEGORY_ID);
  }
}
