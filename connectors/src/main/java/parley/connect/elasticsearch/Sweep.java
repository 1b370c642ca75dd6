package parley.connect.elasticsearch;

import org.apache.kafka.connect.sink.SinkRecord;
import parley.contracts.space.SpaceId;

/// Takes all documents of a channel or guild away.
///
/// @param field that tells where documents belong
/// @param id of the channel or guild
/// @param version of the record that says so
/// @param after documents up to this one are done; -1 before the first
record Sweep(SpaceId space, String field, String id, long version, long after, SinkRecord record) {
  Sweep beyond(long document) {
    return new Sweep(space, field, id, version, document, record);
  }
}
