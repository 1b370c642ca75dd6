package parley.contracts.schema;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One number of a message or an enum, as a line of the released schema: `WireGuild 3 icon:
/// optional string`.
///
/// @param owner the message or the enum
/// @param type with its label and its oneof; `value` of an enum; [#RESERVED] when the number must
///   not be used again
record SchemaEntry(String owner, int number, String name, String type)
    implements Comparable<SchemaEntry> {
  static final String RESERVED = "reserved";

  private static final Pattern LINE = Pattern.compile("(\\S+) (\\d+) (\\S+): (.+)");
  private static final Comparator<SchemaEntry> ORDER =
      Comparator.comparing(SchemaEntry::owner).thenComparingInt(SchemaEntry::number);

  static SchemaEntry parse(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a line of a schema: " + line);
    }
    return new SchemaEntry(
        matcher.group(1), Integer.parseInt(matcher.group(2)), matcher.group(3), matcher.group(4));
  }

  SchemaEntry reserved() {
    return new SchemaEntry(owner, number, name, RESERVED);
  }

  boolean isReserved() {
    return type.equals(RESERVED);
  }

  @Override
  public int compareTo(SchemaEntry other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return owner + " " + number + " " + name + ": " + type;
  }
}
