package io.entitlements.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.entitlements.spi.EventStore;
import io.entitlements.spi.Job;
import io.entitlements.spi.JobStore;
import io.entitlements.type.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** The arrows between the packages of the engine. */
@AnalyzeClasses(packages = "io.entitlements.core", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String CORE = "io.entitlements.core";
  private static final String INTERNAL = CORE + ".internal.";
  private static final String COMPOSITION = CORE + ".EngineBuilder";

  private static final Set<String> SERVICES =
      Set.of(
          "account",
          "catalog",
          "classes",
          "subscription",
          "seat",
          "order",
          "claim",
          "activation",
          "roster");

  @ArchTest
  static final ArchRule only_composition_and_what_embeds_or_serves_clients_see_internals =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              CORE,
              CORE + ".key..",
              CORE + ".lease..",
              CORE + ".client..",
              CORE + ".portal..",
              CORE + ".roster..",
              INTERNAL + ".")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(INTERNAL + ".")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule decision_is_pure =
      classes()
          .that()
          .resideInAPackage(INTERNAL + "decision..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      INTERNAL + "decision..",
                      "io.entitlements.type..",
                      "io.entitlements.account..",
                      "io.entitlements.catalog..",
                      "io.entitlements.subscription..",
                      "io.entitlements.key..",
                      "io.entitlements.seat..",
                      "io.entitlements.activation..",
                      "io.entitlements.lease..",
                      "io.entitlements.check..",
                      "java.lang..",
                      "java.time..",
                      "java.util",
                      "java.util.function..",
                      "java.util.stream..",
                      "org.jspecify..")
                  .and(not(equivalentTo(Clock.class))))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule checks_log_nothing =
      noClasses()
          .that()
          .resideInAnyPackage(INTERNAL + "decision..", INTERNAL + "snapshot..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.slf4j..");

  @ArchTest
  static void services_never_use_a_sibling_but_the_seat_allocator(JavaClasses engine) {
    for (String service : SERVICES) {
      noClasses()
          .that()
          .resideInAPackage(INTERNAL + service + "..")
          .should()
          .dependOnClassesThat(belongToASiblingOf(service))
          .allowEmptyShould(true)
          .check(engine);
    }
  }

  @ArchTest
  static final ArchRule notices_are_asked_for_and_ask_no_service =
      noClasses()
          .that()
          .resideInAPackage(INTERNAL + "notice..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  SERVICES.stream()
                      .map(service -> INTERNAL + service + "..")
                      .toArray(String[]::new)));

  @ArchTest
  static final ArchRule new_jobs_get_their_lane_and_wake_workers_in_one_place =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(INTERNAL + "job.NewJobs")
          .should()
          .callMethod(JobStore.class, "insert", Job.class)
          .orShould()
          .callMethod(JobStore.class, "insertAll", List.class);

  @ArchTest
  static final ArchRule events_are_written_where_they_are_told_of =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(INTERNAL + "change.Change")
          .should()
          .callMethod(EventStore.class, "append", Scope.class, List.class)
          .orShould()
          .callMethod(EventStore.class, "appendAll", SortedMap.class);

  @ArchTest
  static final ArchRule launch_path_loads_neither_databind_nor_the_cache =
      noClasses()
          .that()
          .resideInAnyPackage(CORE + ".client..", CORE + ".key..", CORE + ".lease..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("tools.jackson.databind..", "com.github.benmanes.caffeine..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule client_knows_no_network =
      noClasses()
          .that()
          .resideInAnyPackage(CORE + ".client", CORE + ".key..", CORE + ".lease..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net.http..", CORE + ".client.http..", CORE + ".portal..");

  @ArchTest
  static final ArchRule sending_by_smtp_is_a_leaf =
      noClasses()
          .that()
          .resideOutsideOfPackage(CORE + ".mail..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CORE + ".mail..", "jakarta.mail..", "org.eclipse.angus..");

  @ArchTest
  static final ArchRule smtp_knows_of_the_engine_only_what_a_mailer_is =
      classes()
          .that()
          .resideInAPackage(CORE + ".mail..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  CORE + ".mail..",
                  "io.entitlements.spi..",
                  "io.entitlements.type..",
                  "jakarta.mail..",
                  "org.eclipse.angus..",
                  "org.jspecify..",
                  "java..",
                  "javax.net.ssl.."));

  @ArchTest
  static final ArchRule asking_the_dns_is_a_leaf =
      noClasses()
          .that()
          .resideOutsideOfPackage(CORE + ".dns..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CORE + ".dns..", "javax.naming..");

  @ArchTest
  static final ArchRule dns_knows_of_the_engine_only_what_asks_for_records =
      classes()
          .that()
          .resideInAPackage(CORE + ".dns..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  CORE + ".dns..",
                  "io.entitlements.spi..",
                  "org.jspecify..",
                  "java..",
                  "javax.naming.."));

  @ArchTest
  static final ArchRule connectors_know_of_the_engine_only_what_they_share =
      noClasses()
          .that()
          .resideInAnyPackage(
              CORE + ".roster..", INTERNAL + "http..", INTERNAL + "source..", INTERNAL + "scim..")
          .should()
          .dependOnClassesThat(
              resideInAPackage(CORE + "..")
                  .and(
                      not(
                          resideInAnyPackage(
                              CORE + ".roster..",
                              INTERNAL + "http..",
                              INTERNAL + "source..",
                              INTERNAL + "scim..",
                              INTERNAL + "line.."))));

  @ArchTest
  static final ArchRule the_protocol_of_scim_knows_nothing_of_us =
      classes()
          .that()
          .resideInAPackage(INTERNAL + "scim..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  INTERNAL + "scim..", "java..", "org.jspecify..", "tools.jackson.."));

  @ArchTest
  static final ArchRule measuring_by_micrometer_is_a_leaf =
      noClasses()
          .that()
          .resideOutsideOfPackage(CORE + ".micrometer..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CORE + ".micrometer..", "io.micrometer..");

  @ArchTest
  static final ArchRule answering_openfeature_is_a_leaf =
      noClasses()
          .that()
          .resideOutsideOfPackage(CORE + ".openfeature..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CORE + ".openfeature..", "dev.openfeature..");

  @ArchTest
  static final ArchRule templates_are_for_letters =
      noClasses()
          .that()
          .resideOutsideOfPackage(INTERNAL + "mail..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.samskivert..");

  @ArchTest
  static final ArchRule engine_knows_no_database =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.entitlements.jdbc..", "java.sql..", "javax.sql..");

  @ArchTest
  static final ArchRule time_and_randomness_come_from_the_composition_place =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(COMPOSITION)
          .should()
          .accessTargetWhere(asksTheMachineForTimeOrRandomness());

  @Test
  void no_internal_package_is_exported() throws IOException {
    try (InputStream descriptor =
        Files.newInputStream(Path.of("target", "classes", "module-info.class"))) {
      assertThat(ModuleDescriptor.read(descriptor).exports())
          .extracting(ModuleDescriptor.Exports::source)
          .noneMatch(name -> name.contains(".internal"));
    }
  }

  private static DescribedPredicate<JavaClass> belongToASiblingOf(String service) {
    String[] siblings =
        SERVICES.stream()
            .filter(name -> !name.equals(service))
            .map(name -> INTERNAL + name + "..")
            .toArray(String[]::new);
    String allocator = INTERNAL + "seat.SeatAllocator";
    return resideInAnyPackage(siblings)
        .and(
            describe(
                "are not the seat allocator",
                type ->
                    !type.getName().equals(allocator)
                        && !type.getName().startsWith(allocator + "$")));
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
