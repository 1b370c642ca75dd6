package parley.jobs;

import org.junit.jupiter.api.Test;
import parley.contracts.architecture.ModuleRules;

class ArchitectureTest {
  @Test
  void keepsTheRulesOfAllModules() {
    ModuleRules.check("parley.jobs");
  }
}
