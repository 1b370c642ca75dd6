package parley.jobs.search;

import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import parley.contracts.id.DecisionId;
import parley.contracts.id.GuildId;
import parley.contracts.search.SearchRecord;
import parley.contracts.snowflake.Snowflake;

/// Says that a guild is gone at once, and once more after a while: its last messages come another
/// way and may be said after the first time. State: the end, until it was said again.
@SuppressWarnings("NullAway.Init") // Flink opens a function before it uses it.
final class EndGuilds extends KeyedProcessFunction<Long, GuildEnd, SearchRecord> {
  private static final long serialVersionUID = 1L;

  private final Duration patience;

  private transient ValueState<Long> ended;

  EndGuilds(Duration patience) {
    this.patience = patience;
  }

  @Override
  public void open(OpenContext context) {
    ended = getRuntimeContext().getState(new ValueStateDescriptor<>("ended", Types.LONG));
  }

  @Override
  public void processElement(GuildEnd end, Context context, Collector<SearchRecord> out)
      throws Exception {
    if (ended.value() != null) {
      return;
    }
    ended.update(end.timeMs());
    context
        .timerService()
        .registerProcessingTimeTimer(
            context.timerService().currentProcessingTime() + patience.toMillis());
    out.collect(gone(end.guild(), end.timeMs()));
  }

  @Override
  public void onTimer(long timeMs, OnTimerContext context, Collector<SearchRecord> out)
      throws Exception {
    out.collect(gone(context.getCurrentKey(), ended.value()));
    ended.clear();
  }

  private static SearchRecord gone(long guild, long atMs) {
    GuildId id = new GuildId(guild);
    return new SearchRecord.GuildGone(id.space(), new DecisionId(Snowflake.floor(atMs)), id);
  }
}
