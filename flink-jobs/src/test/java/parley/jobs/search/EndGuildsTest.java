package parley.jobs.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;
import parley.contracts.id.DecisionId;
import parley.contracts.sample.Rows;
import parley.contracts.search.SearchRecord;
import parley.contracts.snowflake.Snowflake;

class EndGuildsTest {
  private static final long AT_MS = 1_700_000_000_000L;
  private static final SearchRecord GONE =
      new SearchRecord.GuildGone(
          Rows.GUILD_ID.space(), new DecisionId(Snowflake.floor(AT_MS)), Rows.GUILD_ID);

  @Test
  void saysTheEndTwiceAndForgetsIt() throws Exception {
    try (KeyedOneInputStreamOperatorTestHarness<Long, GuildEnd, SearchRecord> harness =
        ProcessFunctionTestHarnesses.forKeyedProcessFunction(
            new EndGuilds(Duration.ofSeconds(10)), GuildEnd::guild, Types.LONG)) {
      harness.processElement(new GuildEnd(Rows.GUILD_ID.value(), AT_MS), 0);
      harness.processElement(new GuildEnd(Rows.GUILD_ID.value(), AT_MS + 1), 0);
      assertThat(harness.extractOutputValues()).containsExactly(GONE);

      harness.setProcessingTime(10_000);

      assertThat(harness.extractOutputValues()).containsExactly(GONE, GONE);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numProcessingTimeTimers()).isZero();
    }
  }
}
