package io.entitlements.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.error.StorageException;
import io.entitlements.error.StorageException.Outcome;
import io.entitlements.jdbc.JdbcStorage.Durability;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL as a server that others set up. */
class PostgresServerTest extends ServerContract {

  private static final UUID ID = new UUID(1, 1);

  private final TestDatabase database = PostgresServer.NEWEST.migrated();

  PostgresServerTest() {
    super(PostgresServer.NEWEST);
  }

  @AfterEach
  void deleteThisDatabaseToo() {
    database.close();
  }

  @Override
  void endOthers(TestDatabase of) {
    of.query(
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where datname = current_database() and pid <> pg_backend_pid()");
  }

  @Test
  void asynchronous_commit_is_refused_with_what_to_do() {
    PostgresServer.NEWEST.execute("alter database " + name() + " set synchronous_commit = off");

    assertThatThrownBy(() -> JdbcStorage.create(database.unpooled()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("synchronous_commit = on");
    assertThatThrownBy(() -> JdbcSchema.migrate(database.unpooled()))
        .isInstanceOf(StorageException.class);
  }

  @Test
  void server_that_does_not_wait_for_its_disk_is_refused_where_power_may_be_lost() {
    JdbcStorage.create(database.pool(), Durability.POWER_LOSS);
    try (TestDatabase careless = PostgresServer.CARELESS.migrated()) {
      JdbcStorage.create(careless.pool());

      assertThatThrownBy(() -> JdbcStorage.create(careless.pool(), Durability.POWER_LOSS))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("fsync = on");
    }
  }

  @Test
  void commit_whose_wait_for_the_standby_is_cancelled_is_unknown() {
    JdbcStorage storage = JdbcStorage.create(database.pool());
    setStandbys("nobody");
    try {
      CompletableFuture<Void> cancelled = CompletableFuture.runAsync(this::cancelWaitingCommit);

      StorageException failure =
          catchThrowableOfType(
              StorageException.class,
              () -> storage.write(work -> work.accounts().insert(account())));

      cancelled.join();
      assertThat(failure).isNotNull();
      assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    } finally {
      setStandbys("");
    }
    assertThat(database.query("select count(*) from account")).containsExactly("1");
    // The connection is as good as before: its warning is not taken for another commit's.
    assertThat(storage.<Boolean>write(work -> work.accounts().activate(new AccountId(ID))))
        .isTrue();
  }

  private void cancelWaitingCommit() {
    await(
        () ->
            !database
                .query(
                    "select pg_cancel_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and wait_event = 'SyncRep'")
                .isEmpty());
  }

  /** Whom commits wait for; nobody of that name ever comes. */
  private void setStandbys(String names) {
    PostgresServer.NEWEST.execute("alter system set synchronous_standby_names = '" + names + "'");
    PostgresServer.NEWEST.execute("select pg_reload_conf()");
    await(() -> database.query("show synchronous_standby_names").contains(names));
  }

  private static void await(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(20));
      Thread.onSpinWait();
    }
  }

  private String name() {
    return database.query("select current_database()").get(0);
  }

  private static Account account() {
    return new Account(
        new AccountId(ID),
        EmailAddress.of("ada@school.example"),
        "",
        AccountStatus.PENDING,
        Optional.empty());
  }
}
