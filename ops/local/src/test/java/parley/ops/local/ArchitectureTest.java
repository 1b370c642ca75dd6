package parley.ops.local;

import org.junit.jupiter.api.Test;
import parley.contracts.architecture.ModuleRules;

class ArchitectureTest {
  @Test
  void shouldKeepTheRulesOfAllModules() {
    ModuleRules.check("parley.ops.local");
  }
}
