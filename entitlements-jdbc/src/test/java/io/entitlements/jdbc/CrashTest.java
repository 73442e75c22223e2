package io.entitlements.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Organization;
import io.entitlements.account.ServiceRegion;
import io.entitlements.key.Allotment;
import io.entitlements.key.ProductKey;
import io.entitlements.spi.Capacity;
import io.entitlements.subscription.Subscription;
import io.entitlements.subscription.Term;
import io.entitlements.type.OrganizationId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it writes loses nothing that it has acknowledged. */
class CrashTest {

  private static final int ROUNDS = Boolean.getBoolean("entitlements.thorough") ? 40 : 3;

  private final Set<String> held = new HashSet<>();
  private final Set<String> freed = new HashSet<>();

  @Test
  void killed_process_keeps_every_acknowledged_seat_and_counters_that_equal_the_rows(
      @TempDir Path directory) throws Exception {
    try (H2Database database = TestDatabase.migrated()) {
      addSubscription(JdbcStorage.create(database.pool()));
      for (int round = 1; round <= ROUNDS; round++) {
        database.shutDown();
        writeUntilKilled(database.url(""), directory.resolve("round" + round));
        assertNothingLost(database);
      }
    }
  }

  private void addSubscription(JdbcStorage storage) {
    Subscription subscription = CrashWriter.SUBSCRIPTION;
    OrganizationId organization = subscription.organization();
    storage.write(
        work -> {
          work.organizations()
              .insert(
                  new Organization(
                      organization,
                      new Organization.Details(
                          "School", "", ZoneId.of("UTC"), ServiceRegion.EUROPE),
                      Optional.empty()));
          work.subscriptions().insert(subscription);
          work.productKeys()
              .insert(
                  new ProductKey(
                      organization,
                      subscription.id(),
                      CrashWriter.KEY,
                      List.of(
                          new Allotment(
                              1_000_000,
                              new Term(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z")))),
                      Optional.empty(),
                      0,
                      1));
          work.subscriptions()
              .setCapacity(
                  organization,
                  subscription.id(),
                  new Capacity(
                      1_000_000,
                      Map.of(CrashWriter.KEY, 1_000_000),
                      Optional.empty(),
                      Optional.empty()));
          return true;
        });
  }

  private void writeUntilKilled(String url, Path acknowledgements)
      throws IOException, InterruptedException {
    // A file, not a pipe: what the process wrote is there after its death, in order.
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CrashWriter.class.getName(),
                url)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(acknowledgements.toFile())
            .start();
    try {
      while (Files.size(acknowledgements) == 0) {
        assertThat(ends(writer, 10)).as("before it wrote anything").isFalse();
      }
      // Every other process dies young: the first commits after opening a file are the ones at
      // risk.
      int longest = ThreadLocalRandom.current().nextBoolean() ? 50 : 1_000;
      assertThat(ends(writer, ThreadLocalRandom.current().nextInt(longest)))
          .as("before it was killed")
          .isFalse();
    } finally {
      writer.destroyForcibly();
    }
    assertThat(writer.waitFor(1, TimeUnit.MINUTES)).isTrue();
    Files.readAllLines(acknowledgements).forEach(this::acknowledge);
  }

  private static boolean ends(Process writer, int withinMillis) throws InterruptedException {
    return writer.waitFor(withinMillis, TimeUnit.MILLISECONDS);
  }

  private void acknowledge(String line) {
    if (!line.endsWith(".")) {
      return; // The last line was cut off.
    }
    String id = line.substring(line.indexOf(' ') + 1, line.length() - 1);
    switch (line.substring(0, line.indexOf(' '))) {
      case "held" -> held.add(id);
      case "releasing" -> held.remove(id);
      case "freed" -> freed.add(id);
      default -> throw new AssertionError(line);
    }
  }

  private void assertNothingLost(H2Database database) {
    JdbcStorage.create(database.pool());
    List<String> active = database.query("select id from seat where active = true");
    List<String> released = database.query("select id from seat where active is null");

    assertThat(active).containsAll(held);
    assertThat(released).containsAll(freed);
    assertThat(database.query("select seats_in_use from subscription"))
        .containsExactly(String.valueOf(active.size()));
    assertThat(database.query("select devices_in_use from product_key"))
        .isEqualTo(
            database.query(
                "select count(*) from seat where active = true and device_id is not null"));
    assertThat(database.query("select revision from organization"))
        .isEqualTo(database.query("select max(number) from event"))
        .isEqualTo(database.query("select count(*) from event"))
        .containsExactly(String.valueOf(active.size() + 2 * released.size()));
  }
}
