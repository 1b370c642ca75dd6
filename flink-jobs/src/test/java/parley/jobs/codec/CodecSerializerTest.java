package parley.jobs.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import parley.contracts.codec.MessageEventCodec;
import parley.contracts.codec.SearchRecordCodec;
import parley.contracts.id.DecisionId;
import parley.contracts.message.MessageEvent;
import parley.contracts.sample.Documents;
import parley.contracts.sample.Rows;
import parley.contracts.search.SearchRecord;

class CodecSerializerTest {
  private static final SearchRecord RECORD =
      new SearchRecord.Found(Rows.GUILD_ID.space(), new DecisionId(7), Documents.FULL);
  private static final CodecType<SearchRecord> TYPE =
      new CodecType<>(SearchRecord.class, SearchRecordCodec.class);

  @Test
  void readsWhatItWroteAndCopied() throws IOException {
    TypeSerializer<SearchRecord> serializer = serializer();
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(RECORD, out);
    DataOutputSerializer copied = new DataOutputSerializer(64);
    serializer.copy(new DataInputDeserializer(out.getCopyOfBuffer()), copied);

    assertThat(
            serializer.duplicate().deserialize(new DataInputDeserializer(copied.getCopyOfBuffer())))
        .isEqualTo(RECORD);
  }

  @Test
  void aStateIsReadByTheCodecThatWroteIt() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer().snapshotConfiguration());

    TypeSerializerSnapshot<SearchRecord> former =
        TypeSerializerSnapshot.readVersionedSnapshot(
            new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());

    assertThat(former.restoreSerializer()).isEqualTo(serializer());
    assertThat(
            serializer()
                .snapshotConfiguration()
                .resolveSchemaCompatibility(former)
                .isCompatibleAsIs())
        .isTrue();
  }

  @Test
  void typesDifferByTheirCodecs() {
    CodecType<MessageEvent> other = new CodecType<>(MessageEvent.class, MessageEventCodec.class);

    assertThat(TYPE).isEqualTo(new CodecType<>(SearchRecord.class, SearchRecordCodec.class));
    assertThat((Object) TYPE).isNotEqualTo(other);
  }

  private static TypeSerializer<SearchRecord> serializer() {
    return TYPE.createSerializer(new SerializerConfigImpl());
  }
}
