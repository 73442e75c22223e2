package io.entitlements.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A bulk change of seats needs little more memory than its own rows. */
class BulkMemoryTest {

  @Test
  @EnabledIfSystemProperty(named = "entitlements.thorough", matches = "true")
  void sixty_thousand_rows_are_planned_applied_and_undone_in_128_megabytes(@TempDir Path folder)
      throws Exception {
    try (TestDatabase database = PostgresServer.NEWEST.migrated()) {
      Path output = folder.resolve("output.txt");
      Process run =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx128m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  BulkRun.class.getName(),
                  database.url(),
                  folder.resolve("keys").toString(),
                  "60000")
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      try {
        assertThat(run.waitFor(10, TimeUnit.MINUTES)).isTrue();
      } finally {
        run.destroyForcibly();
      }
      assertThat(Files.readString(output)).endsWith("done\n");
    }
  }
}
