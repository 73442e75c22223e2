package io.entitlements.jdbc;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the storage may know, and what it shows. */
@AnalyzeClasses(packages = "io.entitlements.jdbc", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule storage_never_sees_the_engine =
      noClasses().should().dependOnClassesThat().resideInAPackage("io.entitlements.core..");

  @ArchTest
  static final ArchRule all_else_is_internal =
      classes()
          .should()
          .resideInAnyPackage("io.entitlements.jdbc", "io.entitlements.jdbc.internal..");

  @ArchTest
  static final ArchRule time_and_randomness_are_arguments =
      noClasses().should().accessTargetWhere(asksTheMachineForTimeOrRandomness());

  @Test
  void one_package_is_exported() throws IOException {
    try (InputStream descriptor =
        Files.newInputStream(Path.of("target", "classes", "module-info.class"))) {
      assertThat(ModuleDescriptor.read(descriptor).exports())
          .extracting(ModuleDescriptor.Exports::source)
          .containsExactly("io.entitlements.jdbc");
    }
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
