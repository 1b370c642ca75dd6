package parley.voice.log;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import parley.contracts.voice.VoiceOrder;

/// What is done with orders. Called by the reader's thread.
public interface OrderListener {
  void ordered(VoiceOrder order);

  /// A record could not be read, or what it orders not be done.
  void unusable(ConsumerRecord<byte[], byte[]> record, RuntimeException cause);
}
