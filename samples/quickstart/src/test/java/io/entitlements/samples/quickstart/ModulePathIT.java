package io.entitlements.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three artifacts and what they need, as modules: nothing reaches what is not exported. */
class ModulePathIT {

  private static final Pattern MODULES =
      Pattern.compile(
          ".*(entitlements-(api|core|jdbc)|caffeine|jdbi|geantyref|jmustache|h2-|slf4j|bcprov|jackson|fastcsv|jspecify).*");

  @TempDir Path folder;

  @Test
  void the_main_job_runs_with_every_artifact_on_the_module_path() {
    String[] entries = System.getProperty("java.class.path").split(File.pathSeparator);
    Path data = folder.resolve("data");
    Process process =
        Run.start(
            List.of(
                "-p",
                join(entries, true),
                "--add-modules",
                "io.entitlements.core,io.entitlements.jdbc,com.h2database,org.slf4j.simple",
                "-cp",
                join(entries, false),
                Quickstart.class.getName(),
                "--order=" + Run.INPUT.resolve("purchase-orders.jsonl"),
                "--roster=" + Run.INPUT.resolve("roster"),
                "--data=" + data),
            data);
    Run run = Run.finished(process, data);

    assertThat(run.errors()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.output()).contains(" 26 / 30 seats assigned   renewal date ");
  }

  private static String join(String[] entries, boolean modules) {
    return Arrays.stream(entries)
        .filter(entry -> MODULES.matcher(entry).matches() == modules)
        .collect(Collectors.joining(File.pathSeparator));
  }
}
