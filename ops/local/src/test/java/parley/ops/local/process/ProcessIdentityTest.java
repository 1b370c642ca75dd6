package parley.ops.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessIdentityTest {
  @Test
  void shouldKnowThisProcess() throws Exception {
    ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();

    assertThat(self.isAlive()).isTrue();
    assertThat(self.uptime()).isPositive();
  }

  @Test
  void shouldNotTakeAnotherProcessOfThatNumberForTheSame() {
    ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();

    assertThat(new ProcessIdentity(self.pid(), self.startTicks() - 1, self.boot()).isAlive())
        .isFalse();
    assertThat(new ProcessIdentity(self.pid(), self.startTicks(), "another boot").isAlive())
        .isFalse();
  }

  @Test
  void shouldReadNamesWithBlanksAndParentheses() {
    String[] fields = ProcessIdentity.fields("42 (a) b (c)) S 1 42 42 0");

    assertThat(fields).containsExactly("S", "1", "42", "42", "0");
  }
}
