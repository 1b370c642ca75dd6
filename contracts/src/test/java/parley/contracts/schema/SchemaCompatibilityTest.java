package parley.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaCompatibilityTest {
  private static final List<SchemaEntry> RELEASED =
      List.of(
          SchemaEntry.parse("Guild 1 id: int64"),
          SchemaEntry.parse("Guild 2 name: string"),
          SchemaEntry.parse("Guild 3 row: string in kind"),
          SchemaEntry.parse("Kind 0 UNSPECIFIED: value"));

  @Test
  void theSameSchemaIsCompatible() {
    SchemaCompatibility same = compatibility(guild());

    assertThat(same.breaks()).isEmpty();
    assertThat(same.additions()).isEmpty();
    assertThat(same.accepted()).isEqualTo(RELEASED);
  }

  @Test
  void anAddedFieldWaitsToBeAccepted() {
    SchemaCompatibility added = compatibility(guild().addField(field("icon", 4, Type.TYPE_STRING)));

    assertThat(added.breaks()).isEmpty();
    assertThat(added.additions()).containsExactly(SchemaEntry.parse("Guild 4 icon: string"));
    assertThat(added.accepted()).contains(SchemaEntry.parse("Guild 4 icon: string"));
  }

  @Test
  void aFieldMustNotGoWithoutAReservation() {
    assertBreaks(
        guild().removeField(1),
        "Guild.name is gone: write `reserved 2; reserved \"name\";` in Guild");
    assertBreaks(guild().removeField(1).addReservedName("name"), "Guild.name is gone");
    assertBreaks(guild().removeField(1).addReservedRange(number(2)), "Guild.name is gone");
  }

  @Test
  void aFieldMayGoWithAReservation() {
    SchemaCompatibility gone =
        compatibility(guild().removeField(1).addReservedName("name").addReservedRange(number(2)));

    assertThat(gone.breaks()).isEmpty();
    assertThat(gone.accepted()).contains(SchemaEntry.parse("Guild 2 name: reserved"));
  }

  @Test
  void aReservationStays() {
    SchemaCompatibility reused =
        new SchemaCompatibility(
            List.of(SchemaEntry.parse("Guild 2 title: reserved")), schema(guild()));

    assertThat(reused.breaks())
        .singleElement()
        .asString()
        .startsWith("Guild.title was taken away for good");
  }

  @Test
  void aFieldKeepsItsNumber() {
    assertBreaks(
        guild().setField(1, field("name", 7, Type.TYPE_STRING)),
        "Guild.name was number 2 and is 7 now");
  }

  @Test
  void aFieldKeepsItsName() {
    assertBreaks(
        guild().setField(1, field("title", 2, Type.TYPE_STRING)),
        "Guild.name has another name now");
  }

  @Test
  void aFieldKeepsItsType() {
    assertBreaks(
        guild().setField(1, field("name", 2, Type.TYPE_BYTES)),
        "Guild.name was `string` and is `bytes` now");
    assertBreaks(
        guild()
            .setField(
                1,
                field("name", 2, Type.TYPE_STRING)
                    .setLabel(FieldDescriptorProto.Label.LABEL_REPEATED)),
        "Guild.name was `string` and is `repeated string` now");
  }

  @Test
  void aFieldStaysInItsOneof() {
    assertBreaks(
        guild()
            .setField(2, field("row", 3, Type.TYPE_STRING))
            .addField(field("other", 4, Type.TYPE_STRING).setOneofIndex(0)),
        "Guild.row was `string in kind` and is `string` now");
    assertBreaks(
        guild().setField(1, field("name", 2, Type.TYPE_STRING).setOneofIndex(0)),
        "Guild.name was `string` and is `string in kind` now");
  }

  @Test
  void aMessageMustNotGo() {
    SchemaCompatibility gone = compatibility(guild().setName("Server"));

    assertThat(gone.breaks()).hasSize(3).allMatch(it -> it.contains("is gone"));
  }

  private static void assertBreaks(DescriptorProto.Builder message, String how) {
    assertThat(compatibility(message).breaks()).singleElement().asString().startsWith(how);
  }

  private static SchemaCompatibility compatibility(DescriptorProto.Builder message) {
    return new SchemaCompatibility(RELEASED, schema(message));
  }

  private static Schema schema(DescriptorProto.Builder message) {
    FileDescriptorProto file =
        FileDescriptorProto.newBuilder()
            .setName("test.proto")
            .setSyntax("proto3")
            .addMessageType(message)
            .addEnumType(
                EnumDescriptorProto.newBuilder()
                    .setName("Kind")
                    .addValue(
                        EnumValueDescriptorProto.newBuilder().setName("UNSPECIFIED").setNumber(0)))
            .build();
    try {
      return Schema.of(List.of(FileDescriptor.buildFrom(file, new FileDescriptor[0])));
    } catch (DescriptorValidationException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static DescriptorProto.Builder guild() {
    return DescriptorProto.newBuilder()
        .setName("Guild")
        .addOneofDecl(OneofDescriptorProto.newBuilder().setName("kind"))
        .addField(field("id", 1, Type.TYPE_INT64))
        .addField(field("name", 2, Type.TYPE_STRING))
        .addField(field("row", 3, Type.TYPE_STRING).setOneofIndex(0));
  }

  private static FieldDescriptorProto.Builder field(String name, int number, Type type) {
    return FieldDescriptorProto.newBuilder().setName(name).setNumber(number).setType(type);
  }

  private static DescriptorProto.ReservedRange number(int number) {
    return DescriptorProto.ReservedRange.newBuilder().setStart(number).setEnd(number + 1).build();
  }
}
