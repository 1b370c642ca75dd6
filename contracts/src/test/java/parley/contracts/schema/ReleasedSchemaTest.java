package parley.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FileDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import parley.contracts.wire.WireInboxRecord;
import parley.contracts.wire.WireSearchRecord;

/// The sources can read what was written with every released schema.
class ReleasedSchemaTest {
  private static final Path RELEASED = Path.of("src/main/schema/released.txt");
  private static final String HOW_TO_ACCEPT =
      "Additions to the schemas are not released yet. To release them: mvn -pl contracts test"
          + " -Dtest=ReleasedSchemaTest -Dparley.schema.accept=true, and commit "
          + RELEASED;

  @Test
  void nothingReleasedHasChanged() throws IOException {
    SchemaCompatibility compatibility = compatibility();

    assertThat(compatibility.breaks())
        .as("These changes make records in the logs unreadable (CONTRIBUTING.md, schemas)")
        .isEmpty();
    if (Boolean.getBoolean("parley.schema.accept")) {
      Files.writeString(
          RELEASED,
          compatibility.accepted().stream()
              .map(entry -> entry + "\n")
              .collect(Collectors.joining()));
    }
    assertThat(compatibility().additions()).as(HOW_TO_ACCEPT).isEmpty();
  }

  private static SchemaCompatibility compatibility() throws IOException {
    List<SchemaEntry> released =
        Files.readAllLines(RELEASED).stream().map(SchemaEntry::parse).toList();
    FileDescriptor root = WireInboxRecord.getDescriptor().getFile();
    List<FileDescriptor> files = new ArrayList<>(root.getDependencies());
    files.add(root);
    files.add(WireSearchRecord.getDescriptor().getFile());
    return new SchemaCompatibility(released, Schema.of(files));
  }
}
