package parley.connect.elasticsearch;

import java.util.Collections;
import org.apache.kafka.connect.sink.SinkRecord;
import parley.connect.elasticsearch.DocumentWrite.Form;
import parley.connect.elasticsearch.WriteBuffer.Pending;
import parley.contracts.codec.MalformedRecordException;
import parley.contracts.search.SearchField;
import parley.contracts.search.SearchRecord;
import parley.contracts.topic.Topics;

/// Says what records of `search.documents` do to the index.
final class SearchRecords {
  private SearchRecords() {}

  /// Hands to the writer what a record asks for.
  ///
  /// @return false for a record of a kind that a newer release writes
  /// @throws MalformedRecordException when it cannot be read
  static boolean add(SinkRecord record, DocumentWriter writer) {
    switch (decode(record)) {
      case SearchRecord.Found found ->
          writer.add(
              new Pending(
                  new DocumentWrite(
                      found.document().message(),
                      found.space(),
                      found.version().value(),
                      new Form.Whole(DocumentJson.of(found.document()))),
                  record));
      case SearchRecord.Gone gone ->
          writer.add(
              new Pending(
                  new DocumentWrite(
                      gone.message(), gone.space(), gone.version().value(), new Form.Gone()),
                  record));
      case SearchRecord.Patched patched ->
          writer.add(
              new Pending(
                  new DocumentWrite(
                      patched.message(),
                      patched.space(),
                      patched.version().value(),
                      new Form.Reacted(Collections.singletonList(patched.reaction()))),
                  record));
      case SearchRecord.ChannelGone gone ->
          writer.add(sweep(gone, SearchField.CHANNEL, gone.channel(), record));
      case SearchRecord.GuildGone gone ->
          writer.add(sweep(gone, SearchField.GUILD, gone.guild(), record));
      case SearchRecord.Unknown _ -> {
        return false;
      }
    }
    return true;
  }

  private static Sweep sweep(SearchRecord gone, String field, Object id, SinkRecord record) {
    return new Sweep(gone.space(), field, id.toString(), gone.version().value(), -1, record);
  }

  private static SearchRecord decode(SinkRecord record) {
    if (!(record.value() instanceof byte[] bytes)) {
      throw new MalformedRecordException("a record without a value");
    }
    return Topics.SEARCH_DOCUMENTS.values().decode(bytes);
  }
}
