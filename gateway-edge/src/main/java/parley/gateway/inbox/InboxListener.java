package parley.gateway.inbox;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import parley.contracts.codec.MalformedRecordException;
import parley.contracts.edge.InboxRecord;

/// What is done with the inbox. Called by the reader's thread.
public interface InboxListener {
  /// A batch, in the order of each space. May block, which holds the reader back.
  void received(List<InboxRecord> batch) throws InterruptedException;

  /// A new life begins: nothing that was known holds any more. Returns when that is forgotten and
  /// the life has begun, with nothing asked for in between.
  ///
  /// @param begin begins the life
  void startOver(Runnable begin) throws InterruptedException;

  /// A record could not be read.
  void unreadable(ConsumerRecord<byte[], byte[]> record, MalformedRecordException cause);
}
