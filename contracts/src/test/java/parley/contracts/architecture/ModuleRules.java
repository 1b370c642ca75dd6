package parley.contracts.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Stream;

/// The rules that every module keeps. A module's `ArchitectureTest` is one call of [#check].
public final class ModuleRules {
  private static final Set<String> CLOCKS =
      Set.of("java.lang.System.currentTimeMillis", "java.lang.Math.random");

  private ModuleRules() {}

  /// Checks all classes of a module but its tests.
  ///
  /// @param root the module's root package, as `parley.ingress`
  /// @param others further packages of ours that it may use besides `parley.contracts`
  public static void check(String root, String... others) {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(root);
    dependsOnNoSibling(classes, root, others);
    takesTimeAndChanceFromOutside(classes);
    hasNoCycles(classes, root);
  }

  private static void dependsOnNoSibling(JavaClasses classes, String root, String... others) {
    String[] allowed =
        Stream.concat(Stream.of("parley.contracts", root), Stream.of(others))
            .map(name -> name + "..")
            .toArray(String[]::new);
    noClasses()
        .should()
        .dependOnClassesThat(resideInAPackage("parley..").and(not(resideInAnyPackage(allowed))))
        .because("modules meet in Kafka topics: move what both need to contracts")
        .check(classes);
  }

  private static void takesTimeAndChanceFromOutside(JavaClasses classes) {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Main")
        .should()
        .callMethodWhere(readsClockOrChance())
        .because(
            "tests could not repeat it: take an InstantSource or a RandomGenerator in the"
                + " constructor, and let the …Main give it")
        .check(classes);
  }

  private static DescribedPredicate<JavaMethodCall> readsClockOrChance() {
    return describe(
        "reads the clock of the machine or its chance",
        call -> {
          String owner = call.getTargetOwner().getName();
          boolean now =
              owner.startsWith("java.time.")
                  && call.getName().equals("now")
                  && call.getTarget().getRawParameterTypes().isEmpty();
          return now || CLOCKS.contains(owner + "." + call.getName());
        });
  }

  private static void hasNoCycles(JavaClasses classes, String root) {
    slices()
        .matching(root + ".(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .because("packages that need each other are one: move the shared part to a third one")
        .check(classes);
  }
}
