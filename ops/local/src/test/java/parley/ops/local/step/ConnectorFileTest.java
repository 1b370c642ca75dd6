package parley.ops.local.step;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ConnectorFileTest {
  @Test
  void shouldReadBothFormsOfConnect() throws Exception {
    ConnectorFile flat = ConnectorFile.parse("sink", json("{\"name\":\"s\",\"tasks.max\":1}"));
    ConnectorFile nested =
        ConnectorFile.parse("x", json("{\"name\":\"s\",\"config\":{\"tasks.max\":\"1\"}}"));

    assertThat(flat).isEqualTo(nested);
    assertThat(flat.settings()).containsEntry("name", "s").containsEntry("tasks.max", "1");
  }

  @Test
  void shouldTakeItsNameFromTheFileWhenItHasNone() throws Exception {
    assertThat(ConnectorFile.parse("sink", json("{}")).name()).isEqualTo("sink");
  }

  @Test
  void shouldTellWhichPublicationItReads() throws Exception {
    assertThat(ConnectorFile.parse("x", json("{\"publication.name\":\"parley\"}")).publication())
        .contains("parley");
    assertThat(ConnectorFile.parse("x", json("{}")).publication()).isEmpty();
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text);
  }
}
