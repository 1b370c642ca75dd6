package parley.gateway.hub;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import parley.contracts.codec.MalformedRecordException;

/// Where records go that cannot be read. May be called by any thread.
@FunctionalInterface
public interface UnreadableRecords {
  void setAside(ConsumerRecord<byte[], byte[]> record, MalformedRecordException cause);
}
