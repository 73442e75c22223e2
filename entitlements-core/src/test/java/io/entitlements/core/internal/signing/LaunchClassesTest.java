package io.entitlements.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.lease.SignedLeases;
import io.entitlements.lease.SignedBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a cold process of a client program loads: each of these once cost milliseconds. */
class LaunchClassesTest {

  private static final List<String> SPARED =
      List.of(
          "tools.jackson.",
          "org.bouncycastle.",
          "org.slf4j.",
          "java.lang.runtime.ObjectMethods",
          "sun.security.ec.ed.EdDSAKeyFactory");

  /** Verifies and decides by its arguments, and prints the level. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      System.out.println(
          LaunchPathTest.Launch.decide(arguments[0], arguments[1], arguments[2], arguments[3]));
    }
  }

  @Test
  void leaseDecidedUponWithABundle_loadsNoLibraryAndBootstrapsNothingOfOurs() throws Exception {
    SigningRing ring = SigningRing.of(SignedLeases.FIRST);
    SignedBundle bundle = SignedLeases.bundle(ring, 1, SignedLeases.ISSUED);

    List<String> printed =
        run(
            JwkSetJson.write(ring.published()),
            bundle.text(),
            SignedLeases.genuine().text(),
            SignedLeases.DEVICE.toString());

    assertThat(printed).contains("FULL");
    assertThat(printed).anyMatch(line -> line.contains("io.entitlements.core.lease.VerifiedLease"));
    assertThat(printed)
        .noneMatch(line -> SPARED.stream().anyMatch(line::contains))
        .noneMatch(line -> line.contains("io.entitlements.") && line.contains("$$Lambda"));
  }

  private static List<String> run(String jwkSet, String bundle, String lease, String device)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName(),
                jwkSet,
                bundle,
                lease,
                device)
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed.lines().toList();
  }
}
