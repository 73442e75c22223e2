package io.entitlements.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How transactions run on H2. */
class H2TransactionTest {

  private final H2Database database = TestDatabase.migrated();
  private final JdbcStorage storage = JdbcStorage.create(database.pool());

  @AfterEach
  void deleteDatabase() {
    database.close();
  }

  @Test
  void transaction_that_waited_too_long_for_a_lock_is_run_again() throws SQLException {
    Account account = account("ada@school.example");
    storage.write(work -> work.accounts().insert(account));
    AtomicInteger attempts = new AtomicInteger();
    try (Connection holder = DriverManager.getConnection(database.url(""), "sa", "");
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("update account set name = 'x'");
      CompletableFuture<Void> commit =
          CompletableFuture.runAsync(() -> commitAtSecondAttempt(holder, attempts));

      boolean activated =
          storage.write(
              work -> {
                attempts.incrementAndGet();
                return work.accounts().activate(account.id());
              });

      assertThat(activated).isTrue();
      commit.join();
    }
    assertThat(attempts.get()).isGreaterThan(1);
  }

  @Test
  void transactions_that_write_to_h2_run_one_at_a_time() {
    AtomicInteger running = new AtomicInteger();

    List<CompletableFuture<Integer>> most =
        IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> mostRunning(running)))
            .toList();

    assertThat(most).allSatisfy(seen -> assertThat(seen.join()).isEqualTo(1));
  }

  private int mostRunning(AtomicInteger running) {
    int most = 0;
    for (int i = 0; i < 50; i++) {
      int seen =
          storage.write(
              work -> {
                int now = running.incrementAndGet();
                LockSupport.parkNanos(1_000);
                running.decrementAndGet();
                return now;
              });
      most = Math.max(most, seen);
    }
    return most;
  }

  private static void commitAtSecondAttempt(Connection holder, AtomicInteger attempts) {
    try {
      while (attempts.get() < 2) {
        Thread.sleep(1);
      }
      holder.commit();
    } catch (SQLException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Account account(String email) {
    return new Account(
        new AccountId(UUID.randomUUID()),
        EmailAddress.of(email),
        "Ada Lovelace",
        AccountStatus.PENDING,
        Optional.empty());
  }
}
