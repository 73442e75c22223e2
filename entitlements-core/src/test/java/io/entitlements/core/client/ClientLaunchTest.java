package io.entitlements.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.lease.SignedLeases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cold process loads to open its client and to ask it once. */
class ClientLaunchTest {

  @TempDir private Path root;

  @Test
  void coldLaunchWithALeaseAndABundle_loadsNothingThatIsDearToStart() throws Exception {
    Home home = new Home(root);
    EntitlementClient client = home.activatedAt(Home.NOW);
    assertThat(client.install(Home.bundle(1, Home.NOW)))
        .isInstanceOf(BundleInstall.Installed.class);
    home.pass(Duration.ofDays(1));
    assertThat(dearOnesLoadedBy(home)).isEmpty();
  }

  @Test
  void coldVeryFirstLaunch_loadsNothingThatIsDearToStart() throws Exception {
    assertThat(dearOnesLoadedBy(new Home(root))).isEmpty();
  }

  private static boolean isDear(String name) {
    return name.startsWith("org.bouncycastle.")
        || name.startsWith("tools.jackson.databind.")
        || name.startsWith("com.github.benmanes.caffeine.")
        || name.startsWith("java.util.regex.")
        || name.startsWith("java.util.stream.TerminalOp")
        || name.startsWith("java.util.Formatter")
        || name.startsWith("java.lang.invoke.StringConcatFactory")
        || name.startsWith("java.lang.runtime.ObjectMethods")
        || (name.startsWith("io.entitlements.") && name.contains("$$Lambda"));
  }

  /** Without those that every process has. */
  private List<String> dearOnesLoadedBy(Home home) throws IOException, InterruptedException {
    Path log = root.resolve("classes.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log,
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                LaunchChild.class.getName(),
                SignedLeases.ISSUER,
                Home.JWK_SET,
                SignedLeases.AUDIENCE,
                SignedLeases.FEATURE.toString(),
                SignedLeases.PRODUCT.value(),
                root.toString(),
                Long.toString(home.instant().toEpochMilli()))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output.strip()).isIn("ENTITLED", "TRIAL");
    List<String> names =
        Files.readAllLines(log).stream()
            .map(line -> line.replaceFirst("^(\\[[^\\]]*\\])+ ", "").split(" ", 2)[0])
            .toList();
    return names.subList(names.indexOf(LaunchChild.class.getName()), names.size()).stream()
        .filter(ClientLaunchTest::isDear)
        .toList();
  }
}
