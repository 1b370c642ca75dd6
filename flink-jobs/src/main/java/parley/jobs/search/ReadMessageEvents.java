package parley.jobs.search;

import org.apache.flink.util.Collector;
import parley.contracts.codec.MalformedRecordException;
import parley.contracts.message.MessageEvent;
import parley.contracts.topic.Topics;
import parley.jobs.log.RawRecord;
import parley.jobs.log.ReadFunction;

/// Events about messages, of the kinds that this release knows.
final class ReadMessageEvents extends ReadFunction<MessageEvent> {
  private static final long serialVersionUID = 1L;

  @Override
  protected void read(RawRecord record, Context context, Collector<MessageEvent> out) {
    if (record.value() == null) {
      throw new MalformedRecordException("an event without a value");
    }
    MessageEvent event = Topics.MESSAGE_LOG.values().decode(record.value());
    if (ChannelOf.event(event) != null) {
      out.collect(event);
    }
  }
}
