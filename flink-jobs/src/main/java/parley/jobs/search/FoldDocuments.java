package parley.jobs.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import parley.contracts.codec.MessageEventCodec;
import parley.contracts.codec.SearchRecordCodec;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.MessageId;
import parley.contracts.message.MessageEvent;
import parley.contracts.search.SearchRecord;
import parley.contracts.snowflake.Snowflake;
import parley.contracts.space.SpaceId;
import parley.jobs.codec.CodecType;

/// Keeps the documents of one channel and says how they change; [DocumentFold] has the rules.
///
/// The events of a channel come in the order of the log, so order decides and event time does not.
/// A message of a guild waits for the row of its channel, since the two come from different topics
/// and a thread's documents name its parent; but no longer than `patience`: a channel that is long
/// gone has no row any more. Its row may still come, and then what was said without a parent is
/// said anew. When a channel is gone, that is said after everything that was said of its messages,
/// and nothing of them is said any more.
///
/// State: a document goes when its message does, when its channel does, or when nobody touched it
/// for as long as the job remembers; a channel's parent when the channel goes; that it is gone
/// after the same time; what waits, when the patience ends.
@SuppressWarnings("NullAway.Init") // Flink opens a function before it uses it.
final class FoldDocuments
    extends KeyedCoProcessFunction<Long, MessageEvent, ChannelChange, SearchRecord> {
  private static final long serialVersionUID = 1L;
  private static final long NO_PARENT = 0;

  /// Stands for the parent of a channel whose row nobody waits for any more.
  private static final long GIVEN_UP = -1;

  static final CodecType<MessageEvent> EVENTS =
      new CodecType<>(MessageEvent.class, MessageEventCodec.class);
  static final CodecType<SearchRecord> RECORDS =
      new CodecType<>(SearchRecord.class, SearchRecordCodec.class);

  private final Duration remembers;
  private final Duration patience;

  private transient MapState<Long, SearchRecord> documents;
  private transient ValueState<Long> parent;
  private transient ValueState<Boolean> gone;
  private transient ListState<MessageEvent> waiting;
  private transient ValueState<Long> waitingUntil;
  private transient Counter stale;
  private transient Counter patches;
  private transient Counter unawaited;

  FoldDocuments(Duration remembers, Duration patience) {
    this.remembers = remembers;
    this.patience = patience;
  }

  @Override
  public void open(OpenContext context) {
    StateTtlConfig forgets =
        StateTtlConfig.newBuilder(remembers)
            .updateTtlOnCreateAndWrite()
            .neverReturnExpired()
            .build();
    documents = getRuntimeContext().getMapState(forgetting("documents", forgets));
    parent = value("parent", Types.LONG, null);
    gone = value("gone", Types.BOOLEAN, forgets);
    waiting = getRuntimeContext().getListState(new ListStateDescriptor<>("waiting", EVENTS));
    waitingUntil = value("waiting-until", Types.LONG, null);
    MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup("parley");
    stale = metrics.counter("staleEvents");
    patches = metrics.counter("patches");
    unawaited = metrics.counter("channelsUnawaited");
  }

  private static MapStateDescriptor<Long, SearchRecord> forgetting(
      String name, StateTtlConfig forgets) {
    MapStateDescriptor<Long, SearchRecord> descriptor =
        new MapStateDescriptor<>(name, Types.LONG, RECORDS);
    descriptor.enableTimeToLive(forgets);
    return descriptor;
  }

  private <T> ValueState<T> value(
      String name, TypeInformation<T> type, @Nullable StateTtlConfig forgets) {
    ValueStateDescriptor<T> descriptor = new ValueStateDescriptor<>(name, type);
    if (forgets != null) {
      descriptor.enableTimeToLive(forgets);
    }
    return getRuntimeContext().getState(descriptor);
  }

  @Override
  public void processElement1(MessageEvent event, Context context, Collector<SearchRecord> out)
      throws Exception {
    if (gone.value() != null) {
      stale.inc();
      return;
    }
    if (ChannelOf.guild(event) != null && parent.value() == null) {
      waiting.add(event);
      if (waitingUntil.value() == null) {
        long until = context.timerService().currentProcessingTime() + patience.toMillis();
        waitingUntil.update(until);
        context.timerService().registerProcessingTimeTimer(until);
      }
      return;
    }
    fold(event, out);
  }

  @Override
  public void processElement2(ChannelChange change, Context context, Collector<SearchRecord> out)
      throws Exception {
    Long until = waitingUntil.value();
    if (until != null) {
      context.timerService().deleteProcessingTimeTimer(until);
      waitingUntil.clear();
    }
    if (change.gone()) {
      documents.clear();
      waiting.clear();
      parent.clear();
      gone.update(true);
      out.collect(
          new SearchRecord.ChannelGone(
              new SpaceId(change.space()),
              new DecisionId(Snowflake.floor(change.timeMs())),
              new ChannelId(change.channel())));
      return;
    }
    Long former = parent.value();
    if (former == null || former != change.parent()) {
      parent.update(change.parent());
    }
    if (former != null && former == GIVEN_UP && change.parent() != NO_PARENT) {
      sayAnew(new ChannelId(change.parent()), out);
    }
    foldWaiting(out);
  }

  @Override
  public void onTimer(long timeMs, OnTimerContext context, Collector<SearchRecord> out)
      throws Exception {
    waitingUntil.clear();
    parent.update(GIVEN_UP);
    unawaited.inc();
    foldWaiting(out);
  }

  private void foldWaiting(Collector<SearchRecord> out) throws Exception {
    for (MessageEvent event : waiting.get()) {
      fold(event, out);
    }
    waiting.clear();
  }

  private void fold(MessageEvent event, Collector<SearchRecord> out) throws Exception {
    Long known = parent.value();
    ChannelId thread = known == null || known <= NO_PARENT ? null : new ChannelId(known);
    for (MessageId message : DocumentFold.messages(event)) {
      SearchRecord.Found held = (SearchRecord.Found) documents.get(message.value());
      if (DocumentFold.isStale(held, event)) {
        stale.inc();
        continue;
      }
      SearchRecord said = DocumentFold.fold(held, event, message, thread);
      if (said != null) {
        remember(message, said);
        out.collect(said);
      }
    }
  }

  private void remember(MessageId message, SearchRecord said) throws Exception {
    switch (said) {
      case SearchRecord.Found found -> documents.put(message.value(), found);
      case SearchRecord.Gone _ -> documents.remove(message.value());
      case SearchRecord.Patched _ -> patches.inc();
      case SearchRecord.ChannelGone _, SearchRecord.GuildGone _, SearchRecord.Unknown _ ->
          throw new IllegalStateException("not about a message: " + said);
    }
  }

  private void sayAnew(ChannelId thread, Collector<SearchRecord> out) throws Exception {
    List<SearchRecord.Found> anew = new ArrayList<>();
    for (Map.Entry<Long, SearchRecord> entry : documents.entries()) {
      SearchRecord.Found found = (SearchRecord.Found) entry.getValue();
      anew.add(
          new SearchRecord.Found(
              found.space(), found.version(), found.document().withParent(thread)));
    }
    for (SearchRecord.Found found : anew) {
      documents.put(found.document().message().value(), found);
      out.collect(found);
    }
  }
}
