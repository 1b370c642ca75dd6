package parley.voice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import parley.contracts.architecture.ModuleRules;

class ArchitectureTest {
  @Test
  void keepsTheRulesOfAllModules() {
    ModuleRules.check("parley.voice");
  }

  @Test
  void packetsKnowNeitherSocketsNorThreads() {
    noClasses()
        .that()
        .resideInAnyPackage("parley.voice.rtp", "parley.voice.aead", "parley.voice.datagram")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "java.nio.channels..", "java.util.concurrent..", "io..")
        .because("packets are usable alone: leave I/O and threads to rooms and sockets")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("parley.voice"));
  }
}
