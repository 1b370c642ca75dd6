package parley.contracts.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.net.URLEncoder;
import org.junit.jupiter.api.Test;

/// What contracts may lean on: the JDK's values, Protobuf and Jackson's streams.
class ArchitectureTest {
  private static final JavaClasses CONTRACTS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("parley.contracts");

  @Test
  void keepsTheRulesOfEveryModule() {
    ModuleRules.check("parley.contracts");
  }

  @Test
  void knowsNoFramework() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..",
                "javax.crypto..",
                "com.google.protobuf..",
                "com.fasterxml.jackson.core..",
                "com.google.re2j..",
                "org.jspecify..",
                "parley.contracts.."))
        .because("every module carries what contracts needs: keep frameworks in the modules")
        .check(CONTRACTS);
  }

  @Test
  void knowsNoFileSocketOrThread() {
    noClasses()
        .that()
        .resideOutsideOfPackage("parley.contracts.wire..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "java.io..", "java.net..", "java.nio.file..", "java.util.concurrent..")
                .or(belongToAnyOf(Thread.class, System.class))
                .and(not(belongToAnyOf(IOException.class, URLEncoder.class))))
        .because("contracts are values and pure functions: do I/O and threads in the modules")
        .check(CONTRACTS);
  }

  @Test
  void generatedClassesStayBehindTheCodecs() {
    noClasses()
        .that()
        .resideOutsideOfPackages("parley.contracts.codec..", "parley.contracts.wire..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("parley.contracts.wire..")
        .because("everything but the codecs sees records only")
        .check(CONTRACTS);
  }
}
