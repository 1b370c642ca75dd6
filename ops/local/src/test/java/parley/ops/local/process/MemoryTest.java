package parley.ops.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryTest {
  @Test
  void shouldMeasureThisProcess() {
    ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();

    assertThat(Memory.of(self)).isPositive();
  }

  @Test
  void shouldReadTheLineThatItWants() {
    List<String> lines = List.of("Rss:      900 kB", "Pss:      123 kB", "Pss_Anon:   7 kB");

    assertThat(Memory.value(lines, "Pss:")).isEqualTo(123);
    assertThat(Memory.value(lines, "Swap:")).isZero();
  }
}
