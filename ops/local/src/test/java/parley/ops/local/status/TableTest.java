package parley.ops.local.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void shouldAlignItsColumns() {
    Table table = new Table("TOPIC", "RECORDS");
    assertThat(table.isEmpty()).isTrue();

    table.add("parley.commands.v1", 7);

    assertThat(table.isEmpty()).isFalse();
    assertThat(table.toString())
        .isEqualTo(
            """
            TOPIC               RECORDS
            parley.commands.v1  7
            """);
  }
}
