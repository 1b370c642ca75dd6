package parley.gateway.inbox;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import parley.contracts.codec.MalformedRecordException;
import parley.contracts.edge.InboxRecord;

/// Where records of the inbox go that are of no use to this node. May be called by any thread.
public interface DeadInbox {
  /// It cannot be read.
  void unreadable(ConsumerRecord<byte[], byte[]> record, MalformedRecordException cause);

  /// It was read, and what it says could not be applied.
  void notApplied(InboxRecord record, RuntimeException cause);
}
