package parley.contracts.schema;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The schemas of the sources as they are now.
///
/// @param entries every field and enum value
/// @param reserved names and numbers that are reserved, as `Owner name` and `Owner 3`
record Schema(List<SchemaEntry> entries, Set<String> reserved) {
  static Schema of(List<FileDescriptor> files) {
    Schema schema = new Schema(new ArrayList<>(), new HashSet<>());
    for (FileDescriptor file : files) {
      file.getMessageTypes().forEach(schema::add);
      file.getEnumTypes().forEach(schema::add);
    }
    return schema;
  }

  /// Whether neither number nor name of an entry can be used again.
  boolean reserves(SchemaEntry entry) {
    return reserved.contains(entry.owner() + " " + entry.number())
        && reserved.contains(entry.owner() + " " + entry.name());
  }

  private void add(Descriptor message) {
    for (FieldDescriptor field : message.getFields()) {
      entries.add(
          new SchemaEntry(message.getName(), field.getNumber(), field.getName(), type(field)));
    }
    DescriptorProto proto = message.toProto();
    for (String name : proto.getReservedNameList()) {
      reserved.add(message.getName() + " " + name);
    }
    for (DescriptorProto.ReservedRange range : proto.getReservedRangeList()) {
      reserve(message.getName(), range.getStart(), range.getEnd() - 1);
    }
    message.getNestedTypes().forEach(this::add);
    message.getEnumTypes().forEach(this::add);
  }

  private void add(EnumDescriptor type) {
    for (EnumValueDescriptor value : type.getValues()) {
      entries.add(new SchemaEntry(type.getName(), value.getNumber(), value.getName(), "value"));
    }
    EnumDescriptorProto proto = type.toProto();
    for (String name : proto.getReservedNameList()) {
      reserved.add(type.getName() + " " + name);
    }
    for (EnumDescriptorProto.EnumReservedRange range : proto.getReservedRangeList()) {
      reserve(type.getName(), range.getStart(), range.getEnd());
    }
  }

  private void reserve(String owner, int first, int last) {
    for (int number = first; number <= last; number++) {
      reserved.add(owner + " " + number);
    }
  }

  private static String type(FieldDescriptor field) {
    String type =
        switch (field.getJavaType()) {
          case MESSAGE -> field.getMessageType().getName();
          case ENUM -> field.getEnumType().getName();
          case INT, LONG, FLOAT, DOUBLE, BOOLEAN, STRING, BYTE_STRING ->
              field.getType().name().toLowerCase(Locale.ROOT);
        };
    if (field.isRepeated()) {
      return "repeated " + type;
    }
    if (field.toProto().getProto3Optional()) {
      return "optional " + type;
    }
    return field.getContainingOneof() == null
        ? type
        : type + " in " + field.getContainingOneof().getName();
  }
}
