package io.entitlements;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/** The arrows between the packages of the vocabulary, one line per package. */
@AnalyzeClasses(packages = "io.entitlements", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] WORDS = {"type", "error"};
  private static final String[] SUBSCRIPTION = with(WORDS, "account", "catalog");
  private static final String[] RIGHTS = with(SUBSCRIPTION, "subscription");
  private static final String[] ACTIVATION = with(RIGHTS, "key", "seat");
  private static final String[] DOMAIN = with(ACTIVATION, "claim", "activation", "lease");
  private static final String[] ALL = with(DOMAIN, "check", "roster", "event", "job");

  @ArchTest static final ArchRule type_uses_nothing = mayUse("type");
  @ArchTest static final ArchRule error_uses_type = mayUse("error", "type");
  @ArchTest static final ArchRule account_uses_words = mayUse("account", WORDS);
  @ArchTest static final ArchRule catalog_uses_words = mayUse("catalog", WORDS);
  @ArchTest static final ArchRule job_uses_words = mayUse("job", WORDS);

  @ArchTest
  static final ArchRule subscription_uses_account_and_catalog =
      mayUse("subscription", SUBSCRIPTION);

  @ArchTest static final ArchRule key_uses_subscription = mayUse("key", RIGHTS);
  @ArchTest static final ArchRule seat_uses_subscription = mayUse("seat", RIGHTS);
  @ArchTest static final ArchRule claim_uses_subscription = mayUse("claim", RIGHTS);
  @ArchTest static final ArchRule activation_uses_key_and_seat = mayUse("activation", ACTIVATION);

  @ArchTest
  static final ArchRule lease_uses_activation = mayUse("lease", with(ACTIVATION, "activation"));

  @ArchTest static final ArchRule roster_uses_seat = mayUse("roster", with(RIGHTS, "seat"));
  @ArchTest static final ArchRule check_uses_the_domain = mayUse("check", DOMAIN);
  @ArchTest static final ArchRule event_uses_the_domain = mayUse("event", DOMAIN);
  @ArchTest static final ArchRule spi_uses_all_but_the_facade = mayUse("spi", ALL);

  @ArchTest
  static final ArchRule only_stores_and_transports_see_the_spi =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.entitlements.spi..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.entitlements.spi..");

  @ArchTest
  static final ArchRule every_package_has_its_line_here =
      classes().should().resideInAnyPackage(packages(with(ALL, "spi"), "io.entitlements"));

  @ArchTest
  static final ArchRule nothing_but_the_jdk_and_jspecify =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "io.entitlements..");

  @ArchTest
  static final ArchRule time_and_randomness_are_arguments =
      noClasses().should().accessTargetWhere(asksTheMachineForTimeOrRandomness());

  private static ArchRule mayUse(String name, String... others) {
    return classes()
        .that()
        .resideInAPackage("io.entitlements." + name + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            packages(others, "io.entitlements." + name + "..", "java..", "org.jspecify.."))
        .allowEmptyShould(true);
  }

  private static String[] packages(String[] names, String... more) {
    return Stream.concat(
            Arrays.stream(names).map(name -> "io.entitlements." + name + ".."), Arrays.stream(more))
        .toArray(String[]::new);
  }

  private static String[] with(String[] names, String... more) {
    return Stream.of(names, more).flatMap(Arrays::stream).toArray(String[]::new);
  }

  private static DescribedPredicate<JavaAccess<?>> asksTheMachineForTimeOrRandomness() {
    Set<String> targets =
        Set.of(
            "java.time.Instant.now()",
            "java.time.LocalDate.now()",
            "java.time.ZonedDateTime.now()",
            "java.time.Clock.systemUTC()",
            "java.time.Clock.systemDefaultZone()",
            "java.lang.System.currentTimeMillis()",
            "java.lang.System.nanoTime()",
            "java.lang.Math.random()",
            "java.security.SecureRandom.<init>()",
            "java.util.Random.<init>()",
            "java.util.UUID.randomUUID()");
    return describe(
        "asks the machine for time or randomness",
        access -> targets.contains(access.getTarget().getFullName()));
  }
}
