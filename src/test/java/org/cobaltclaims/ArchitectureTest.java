package org.cobaltclaims;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.cobaltclaims.desk.CsvTable;
import org.jspecify.annotations.NullMarked;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which package may stand on which, and what no package may do. */
@AnalyzeClasses(packages = ArchitectureTest.BASE, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  static final String BASE = "org.cobaltclaims";

  /** Each floor stands only on those before it; packages of one floor do not know each other. */
  private static final List<Set<String>> FLOORS =
      List.of(
          Set.of("money", "code"),
          Set.of("encryption"),
          Set.of("practice", "access", "decision"),
          Set.of("patient"),
          Set.of("claim"),
          Set.of("remittance"),
          Set.of("coordination"),
          Set.of("denial", "transmission", "paper", "intake"),
          Set.of("worklist", "dashboard", "portal", "desk"),
          Set.of("retention"));

  private static final Set<String> BESIDE_THE_FLOORS = Set.of("edi", "engine", "simulator", "cli");

  /** The parts of a feature that stand above every floor. */
  private static final Set<String> EDGES = Set.of("process", "web");

  private static final Set<String> EDI_READERS =
      Set.of("transmission", "intake", "simulator", "cli", "edi");

  @ArchTest
  static final ArchRule everyPackageStandsInThePlan =
      classes()
          .should(
              satisfy(
                  "stand in a package of the plan",
                  origin ->
                      root(origin).isEmpty()
                          || floor(root(origin)) >= 0
                          || BESIDE_THE_FLOORS.contains(root(origin))));

  @ArchTest
  static final ArchRule featuresStandOnLowerFloorsOnly =
      classes()
          .should(
              dependOnlyWhere(
                  "the floor is lower",
                  (origin, target) ->
                      !isFeature(origin)
                          || !isFeature(target)
                          || root(origin).equals(root(target))
                          || isEdge(origin)
                          || floor(root(target)) < floor(root(origin))));

  @ArchTest
  static final ArchRule noFeatureImportsTheEdgesOfAnother =
      classes()
          .should(
              dependOnlyWhere(
                  "it is no process or web package of another feature",
                  (origin, target) ->
                      !isEdge(target)
                          || isTop(origin)
                          || (isEdge(origin) && root(origin).equals(root(target)))));

  @ArchTest
  static final ArchRule ediStandsOnMoneyAndCodeAlone =
      classes().should(dependOnlyWhere("edi stands on money and code", ediOnMoneyAndCode()));

  @ArchTest
  static final ArchRule ediIsReachedFromTheEdgesOnly =
      classes()
          .should(
              dependOnlyWhere(
                  "X12 is mapped: in process, transmission, intake, simulator and cli",
                  (origin, target) ->
                      !root(target).equals("edi")
                          || EDI_READERS.contains(root(origin))
                          || edge(origin).equals("process")));

  @ArchTest
  static final ArchRule engineIsReachedFromProcessesOnly =
      classes()
          .should(
              dependOnlyWhere(
                  "the engine is known: in process packages, and where the application is wired",
                  (origin, target) ->
                      !root(target).equals("engine")
                          || root(origin).equals("engine")
                          || edge(origin).equals("process")
                          || isTop(origin)));

  @ArchTest
  static final ArchRule engineKnowsNoFeature =
      classes()
          .should(
              dependOnlyWhere(
                  "it is no feature's business",
                  (origin, target) -> !root(origin).equals("engine") || !isFeature(target)));

  @ArchTest
  static final ArchRule onlyProcessesKnowCamunda =
      noClasses()
          .that(
              are(
                  "are outside of process packages, engine and wiring",
                  c -> !edge(c).equals("process") && !root(c).equals("engine") && !isTop(c)))
          .should()
          .dependOnClassesThat(resideInAnyPackage("io.camunda.."));

  /** Outside of a transaction such a stream keeps its connection until somebody closes it. */
  @ArchTest
  static final ArchRule rowsAreReadAsLists =
      noClasses().should().callMethod(JdbcClient.MappedQuerySpec.class, "stream");

  @ArchTest
  static final ArchRule simulatorStandsOnEdiAlone =
      classes()
          .should(
              dependOnlyWhere(
                  "the simulator sees files alone",
                  (origin, target) ->
                      !root(origin).equals("simulator")
                          || Set.of("simulator", "edi", "money", "code").contains(root(target))));

  @ArchTest
  static final ArchRule nothingKnowsTheSimulator =
      classes()
          .should(
              dependOnlyWhere(
                  "it is no simulation",
                  (origin, target) ->
                      !root(target).equals("simulator")
                          || Set.of("simulator", "cli").contains(root(origin))));

  @ArchTest
  static final ArchRule nothingStandsOnTheCommandLine =
      classes()
          .should(
              dependOnlyWhere(
                  "it is not the command line",
                  (origin, target) -> !root(target).equals("cli") || root(origin).equals("cli")));

  @ArchTest
  static final ArchRule theCoreIsPure =
      noClasses()
          .that(
              are(
                  "are the core",
                  c ->
                      Set.of("money", "code", "coordination", "edi").contains(root(c))
                          && !isEdge(c)))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "org.springframework..", "java.sql..", "javax.sql..", "io.camunda.."));

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().assignedFrom(packagesWithEdiAsOne()).should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheCommandLinePrints =
      noClasses()
          .that(are("are outside of cli", c -> !root(c).equals("cli")))
          .should(ACCESS_STANDARD_STREAMS);

  /** A name may be a formula; {@link CsvTable} knows (and alone says what type a table has). */
  @ArchTest
  static final ArchRule tablesForSpreadsheetsAreWrittenInOnePlace =
      noClasses()
          .that(are("are not CsvTable", c -> !c.isEquivalentTo(CsvTable.class)))
          .should()
          .dependOnClassesThat()
          .areAssignableTo(CSVPrinter.class)
          .orShould()
          .accessTargetWhere(
              call(
                  "writes rows",
                  access ->
                      access.getTargetOwner().isEquivalentTo(CSVFormat.class)
                          && access.getName().matches("print.*|format")));

  @ArchTest
  static final ArchRule timeComesFromAClock =
      noClasses()
          .should()
          .accessTargetWhere(
              call(
                  "reads the time without a Clock",
                  access ->
                      access.getTargetOwner().getPackageName().equals("java.time")
                          && access.getName().equals("now")
                          && access.getTarget() instanceof CodeUnitAccessTarget method
                          && method.getRawParameterTypes().stream()
                              .noneMatch(type -> type.isEquivalentTo(Clock.class))));

  /** The engine's leases, log-ins and the ages of files follow the wall, also in simulated time. */
  @ArchTest
  static final ArchRule clocksAreMadeWhereTheApplicationIsWired =
      noClasses()
          .that(
              are(
                  "are outside of wiring, engine, access and the folders of files",
                  c ->
                      !isTop(c)
                          && !root(c).equals("engine")
                          && !root(c).equals("access")
                          && !c.getSimpleName().equals("InboundFolders")))
          .should()
          .accessTargetWhere(
              call(
                  "makes a system clock",
                  c ->
                      c.getTargetOwner().isEquivalentTo(Clock.class)
                          && (c.getName().startsWith("system") || c.getName().startsWith("tick"))));

  @ArchTest
  static void everyPackageSaysWhatItIs(JavaClasses classes) {
    List<String> silent = new ArrayList<>();
    classes.getPackage(BASE).getSubpackagesInTree().stream()
        .filter(p -> !p.getClasses().isEmpty())
        .filter(p -> !p.isAnnotatedWith(NullMarked.class))
        .map(JavaPackage::getName)
        .forEach(silent::add);
    assertThat(silent).as("packages without a package-info.java with @NullMarked").isEmpty();
  }

  private static BiPredicate<JavaClass, JavaClass> ediOnMoneyAndCode() {
    return (origin, target) ->
        !root(origin).equals("edi") || Set.of("edi", "money", "code").contains(root(target));
  }

  /** The first package below the base; empty for the application class. */
  private static String root(JavaClass type) {
    return below(type, 0);
  }

  /** {@code process}, {@code web} or another second package; empty if there is none. */
  private static String edge(JavaClass type) {
    return isFeature(type) ? below(type, 1) : "";
  }

  private static String below(JavaClass type, int depth) {
    String name = type.getPackageName();
    if (!name.startsWith(BASE + ".")) {
      return "";
    }
    String[] parts = name.substring(BASE.length() + 1).split("\\.");
    return depth < parts.length ? parts[depth] : "";
  }

  private static boolean isFeature(JavaClass type) {
    return floor(root(type)) >= 0;
  }

  private static boolean isEdge(JavaClass type) {
    return EDGES.contains(edge(type));
  }

  /** The command line and the application class, which wire everything together. */
  private static boolean isTop(JavaClass type) {
    return root(type).equals("cli") || type.getPackageName().equals(BASE);
  }

  private static int floor(String feature) {
    return IntStream.range(0, FLOORS.size())
        .filter(i -> FLOORS.get(i).contains(feature))
        .findFirst()
        .orElse(-1);
  }

  private static DescribedPredicate<JavaClass> are(String what, Predicate<JavaClass> test) {
    return DescribedPredicate.describe(what, test);
  }

  private static DescribedPredicate<JavaAccess<?>> call(
      String what, Predicate<JavaAccess<?>> test) {
    return DescribedPredicate.describe(what, test);
  }

  private static ArchCondition<JavaClass> satisfy(String what, Predicate<JavaClass> test) {
    return new ArchCondition<>(what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        events.add(
            new SimpleConditionEvent(type, test.test(type), type.getName() + " does not " + what));
      }
    };
  }

  /** Only dependencies between classes of the house are judged. */
  private static ArchCondition<JavaClass> dependOnlyWhere(
      String allowed, BiPredicate<JavaClass, JavaClass> test) {
    return new ArchCondition<>("depend on another class only where " + allowed) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass().getBaseComponentType();
          if (target.getPackageName().startsWith(BASE)) {
            events.add(
                new SimpleConditionEvent(
                    dependency, test.test(type, target), dependency.getDescription()));
          }
        }
      }
    };
  }

  /** The X12 codec is one thing cut into packages by transaction: its root hands out to them. */
  private static SliceAssignment packagesWithEdiAsOne() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return root(type).equals("edi")
            ? SliceIdentifier.of("edi")
            : SliceIdentifier.of(type.getPackageName());
      }

      @Override
      public String getDescription() {
        return "packages";
      }
    };
  }
}
