package parley.jobs.log;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import parley.contracts.codec.MalformedRecordException;

/// Makes values of raw records. What is malformed goes to the dead letters with its cause, and is
/// counted as `parley.deadLetters`.
public abstract class ReadFunction<V> extends ProcessFunction<RawRecord, V> {
  private static final long serialVersionUID = 1L;

  /// Where what could not be read goes.
  public static final OutputTag<DeadLetter> DEAD_LETTERS =
      new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));

  private transient Counter deadLetters = new SimpleCounter();

  /// @throws MalformedRecordException when the record is no such value
  protected abstract void read(RawRecord record, Context context, Collector<V> out);

  @Override
  public final void open(OpenContext context) {
    deadLetters = getRuntimeContext().getMetricGroup().addGroup("parley").counter("deadLetters");
  }

  @Override
  public final void processElement(RawRecord record, Context context, Collector<V> out) {
    try {
      read(record, context, out);
    } catch (MalformedRecordException e) {
      deadLetters.inc();
      context.output(DEAD_LETTERS, new DeadLetter(record, String.valueOf(e.getMessage())));
    }
  }
}
