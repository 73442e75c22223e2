package io.entitlements.core.lease;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import io.entitlements.core.internal.lease.BundleStatement;
import io.entitlements.core.internal.lease.LeaseStatement;
import io.entitlements.core.internal.lease.SignedLeases;
import io.entitlements.lease.Lease;
import io.entitlements.lease.SignedBundle;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing can be read from a signed text through the public API before it is verified. */
class UnverifiedTextTest {

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("io.entitlements.core");

  @ParameterizedTest
  @ValueSource(classes = {Lease.class, SignedBundle.class})
  void unverifiedText_givesItselfAndNothingElse(Class<?> type) {
    assertThat(Modifier.isFinal(type.getModifiers())).isTrue();
    Stream<String> open =
        Arrays.stream(type.getDeclaredMethods())
            .filter(method -> !Modifier.isPrivate(method.getModifiers()))
            .map(Method::getName);
    assertThat(open).containsExactlyInAnyOrder("text", "equals", "hashCode", "toString");
    assertThat(type.getDeclaredFields()).hasSize(1);
  }

  @Test
  void unverifiedText_isPrintedAsItsLengthOnly() {
    int length = SignedLeases.genuine().text().length();
    assertThat(SignedLeases.genuine()).hasToString("Lease[" + length + " characters]");
    assertThat(new SignedBundle("a.b.c")).hasToString("SignedBundle[5 characters]");
  }

  @Test
  void verifiedLease_isFinalAndMadeByTheVerifierAlone() {
    assertThat(Modifier.isFinal(VerifiedLease.class.getModifiers())).isTrue();
    assertThat(VerifiedLease.class.getConstructors()).isEmpty();
    assertThat(VerifiedLease.class.getDeclaredMethods())
        // What measures coverage adds a synthetic one.
        .noneMatch(method -> Modifier.isStatic(method.getModifiers()) && !method.isSynthetic());
    onlyIn(VerifiedLease.class, LeaseVerifier.class).check(OURS);
  }

  @Test
  void verifierThatKnowsABundle_isMadeByTheVerificationOfTheBundleAlone() {
    assertThat(LeaseVerifier.class.getConstructors()).isEmpty();
    onlyIn(LeaseVerifier.class, LeaseVerifierBuilder.class, BundleVerifier.class).check(OURS);
  }

  /**
   * What a text states has types of its own, and no open method of an exported package has them.
   */
  @Test
  void statementsOfLeasesAndBundles_areNowhereInTheApi() {
    for (Class<?> statement : List.of(LeaseStatement.class, BundleStatement.class)) {
      methods()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .resideOutsideOfPackage("io.entitlements.core.internal..")
          .should()
          .notHaveRawReturnType(statement)
          .check(OURS);
    }
  }

  private static ArchRule onlyIn(Class<?> made, Class<?>... makers) {
    return constructors()
        .that()
        .areDeclaredIn(made)
        .should()
        .onlyBeCalled()
        .byClassesThat(JavaClass.Predicates.belongToAnyOf(makers));
  }
}
