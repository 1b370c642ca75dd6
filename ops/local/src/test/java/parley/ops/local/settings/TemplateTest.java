package parley.ops.local.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
  @Test
  void shouldFillWhatItKnows() {
    Template template = new Template(Map.of("kafka.port", "19092")).with("dir", "/a$1\\b");

    assertThat(template.fill("p=${kafka.port} d=${dir} ${Other} $x"))
        .isEqualTo("p=19092 d=/a$1\\b ${Other} $x");
  }

  @Test
  void shouldRefuseWhatItDoesNotKnow() {
    assertThatThrownBy(() -> new Template(Map.of()).fill("${kafka.prot}"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("kafka.prot");
  }
}
