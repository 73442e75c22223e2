package io.entitlements.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** The contracts of the test kits and of this module. */
class ContractTest {

  /** That of the servers that lists come from: core runs it for each of its sources. */
  private static final String OF_SOURCES = "RosterServerContract";

  /** One that none extends is not run, and nothing else would say so. */
  @Test
  void every_contract_is_run_on_some_store() {
    assertThat(
            new ClassFileImporter()
                    .importPackages(
                        "io.entitlements.spi.testkit",
                        "io.entitlements.core.testkit",
                        "io.entitlements.jdbc")
                    .stream()
                    .filter(type -> type.getSimpleName().endsWith("Contract"))
                    .filter(type -> !type.getSimpleName().equals(OF_SOURCES)))
        .hasSizeGreaterThan(100)
        .allSatisfy(
            contract ->
                assertThat(contract.getAllSubclasses())
                    .as(contract.getName())
                    .anyMatch(type -> !isAbstract(type)));
  }

  private static boolean isAbstract(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.ABSTRACT);
  }
}
