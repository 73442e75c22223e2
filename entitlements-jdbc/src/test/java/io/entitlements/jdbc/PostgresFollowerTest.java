package io.entitlements.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.ChangeFollower;
import io.entitlements.core.EntitlementEngine;
import io.entitlements.core.KeyFiles;
import io.entitlements.type.EmailAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one PostgreSQL that only wake each other, and whose connections are killed. */
@Timeout(120)
class PostgresFollowerTest {

  private static final Duration NEVER = Duration.ofHours(1);

  private static final String LISTENS =
      "datname = current_database() and pid <> pg_backend_pid() and query like 'listen %'";

  private final TestDatabase database = PostgresServer.CARELESS.migrated();
  private int people;

  // JUnit sets it before each test.
  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void killed_connection_that_listens_is_replaced_and_nothing_is_missed() {
    EntitlementEngine one = engine(database.pool());
    EntitlementEngine other = engine(database.pool());
    try (ChangeFollower changing = follow(one);
        ChangeFollower woken = follow(other)) {
      awaitTrue(() -> woken.health().confirmedAt().isPresent());
      for (int round = 0; round < 3; round++) {
        awaitTrue(() -> listeners() == 2);
        signUp(one);
        awaitTrue(() -> woken.health().position() == events());

        assertThat(killListeners()).hasSize(2);
        signUp(one);

        awaitTrue(() -> woken.health().position() == events());
      }
      awaitTrue(() -> woken.health().wakeupFailure().isEmpty());
      assertThat(woken.health().failure()).isEmpty();
      assertThat(changing.health().failure()).isEmpty();
    }
    awaitTrue(() -> listeners() == 0);
  }

  @Test
  void server_that_ends_all_connections_is_followed_again() {
    EntitlementEngine one = engine(database.unpooled());
    try (ChangeFollower follower =
        ChangeFollower.builder(one).every(Duration.ofMillis(20)).start()) {
      awaitTrue(() -> follower.health().confirmedAt().isPresent());
      for (int round = 0; round < 3; round++) {
        database.query(
            "select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()");
        signUp(one);
        awaitTrue(() -> follower.health().position() == events());
      }
      awaitTrue(() -> follower.health().failure().isEmpty());
    }
  }

  private EntitlementEngine engine(DataSource dataSource) {
    return EntitlementEngine.builder(
            JdbcStorage.create(dataSource),
            KeyFiles.openUnencrypted(folder.resolve("keys"), new SecureRandom()),
            mail -> {})
        .build();
  }

  private static ChangeFollower follow(EntitlementEngine engine) {
    return ChangeFollower.builder(engine).every(NEVER).start();
  }

  private void signUp(EntitlementEngine engine) {
    people++;
    engine.accounts().signUp(EmailAddress.of("person" + people + "@school.example"));
    assertThat(engine.jobs().runDue(10).done()).isPositive();
  }

  private List<String> killListeners() {
    return database.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where " + LISTENS);
  }

  private int listeners() {
    return database.query("select pid from pg_stat_activity where " + LISTENS).size();
  }

  private long events() {
    return Long.parseLong(database.query("select count(*) from event").get(0));
  }

  private static void awaitTrue(BooleanSupplier condition) {
    for (int i = 0; i < 3_000 && !condition.getAsBoolean(); i++) {
      try {
        TimeUnit.MILLISECONDS.sleep(10);
      } catch (InterruptedException e) {
        throw new AssertionError("interrupted", e);
      }
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
