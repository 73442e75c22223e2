package io.entitlements.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.error.StorageException;
import io.entitlements.error.StorageException.Outcome;
import io.entitlements.jdbc.FailingDataSource.Moment;
import io.entitlements.jdbc.TestServer.SqlError;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to transactions that fail, and what is told of them. */
abstract class FailedTransactionContract {

  private final TestServer server;
  private final TestDatabase database;
  private final FailingDataSource failing;
  private final JdbcStorage storage;

  FailedTransactionContract(TestServer server) {
    this.server = server;
    this.database = server.migrated();
    this.failing = new FailingDataSource(database.pool());
    this.storage = JdbcStorage.create(failing);
  }

  @AfterEach
  void deleteDatabase() {
    database.close();
  }

  @Test
  void conflict_that_does_not_end_is_told_as_not_done() {
    failing.failAlways(Moment.BEFORE_COMMIT, server.conflict());

    assertOutcome(Outcome.NOT_DONE);

    assertThat(failing.failures()).isEqualTo(15);
    assertThat(accounts()).isZero();
  }

  @Test
  void conflict_at_commit_is_run_again() {
    failing.failOnce(Moment.BEFORE_COMMIT, server.conflict());

    assertThat(insert("ada@school.example")).isTrue();

    assertThat(accounts()).isEqualTo(1);
  }

  @Test
  void connection_lost_after_the_commit_was_sent_leaves_the_outcome_unknown() {
    failing.failOnce(Moment.AFTER_COMMIT, server.lost());

    assertOutcome(Outcome.UNKNOWN);

    assertThat(failing.failures()).isEqualTo(1);
    assertThat(accounts()).isEqualTo(1);
  }

  @Test
  void any_other_error_at_commit_leaves_the_outcome_unknown() {
    failing.failOnce(Moment.BEFORE_COMMIT, new SqlError("HY000", 1));

    assertOutcome(Outcome.UNKNOWN);

    assertThat(accounts()).isZero();
  }

  @Test
  void connection_lost_before_the_commit_is_replaced() {
    failing.failOnce(Moment.STATEMENT, server.lost());

    assertThat(insert("ada@school.example")).isTrue();

    assertThat(accounts()).isEqualTo(1);
  }

  @Test
  void connection_that_is_lost_again_and_again_is_told_as_not_done() {
    failing.failAlways(Moment.STATEMENT, server.lost());

    assertOutcome(Outcome.NOT_DONE);

    assertThat(failing.failures()).isEqualTo(3);
  }

  @Test
  void missing_connection_is_told_as_not_done_at_once() {
    failing.failAlways(Moment.CONNECT, server.lost());

    assertOutcome(Outcome.NOT_DONE);

    assertThat(failing.failures()).isEqualTo(1);
  }

  @Test
  void duplicate_that_the_work_does_not_see_is_told_as_broken_after_three_attempts() {
    Account account = account("ada@school.example");
    storage.write(work -> work.accounts().insert(account));
    Account sameId =
        new Account(
            account.id(),
            EmailAddress.of("other@school.example"),
            "",
            AccountStatus.PENDING,
            Optional.empty());
    AtomicInteger attempts = new AtomicInteger();

    StorageException failure =
        catchThrowableOfType(
            StorageException.class,
            () ->
                storage.write(
                    work -> {
                      attempts.incrementAndGet();
                      return work.accounts().insert(sameId);
                    }));

    assertThat(failure.outcome()).isEqualTo(Outcome.BROKEN);
    assertThat(attempts.get()).isEqualTo(3);
  }

  @Test
  void exception_carries_no_values_of_rows() {
    database.execute(server.narrow("account", "name"));

    assertThatThrownBy(() -> insert("grace@school.example"))
        .isInstanceOf(StorageException.class)
        .satisfies(
            failure -> {
              for (Throwable e = failure; e != null; e = e.getCause()) {
                assertThat(e.toString()).doesNotContain("grace").doesNotContain("Lovelace");
              }
            });
  }

  @Test
  void interrupt_ends_the_pause_between_attempts_and_stays_set() {
    failing.failAlways(Moment.BEFORE_COMMIT, server.conflict());

    StorageException failure =
        catchThrowableOfType(
            StorageException.class,
            () ->
                storage.write(
                    work -> {
                      Thread.currentThread().interrupt();
                      return true;
                    }));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
    assertThat(failing.failures()).isEqualTo(1);
  }

  @Test
  void no_connection_is_kept() {
    insert("ada@school.example");
    storage.read(work -> true);
    failing.failOnce(Moment.AFTER_COMMIT, server.lost());
    assertOutcome(Outcome.UNKNOWN);

    assertThat(database.connectionsInUse()).isZero();
  }

  private void assertOutcome(Outcome outcome) {
    StorageException failure =
        catchThrowableOfType(StorageException.class, () -> insert("new@school.example"));
    assertThat(failure).isNotNull();
    assertThat(failure.outcome()).isEqualTo(outcome);
  }

  private boolean insert(String email) {
    Account account = account(email);
    return storage.write(work -> work.accounts().insert(account));
  }

  private int accounts() {
    List<String> count = database.query("select count(*) from account");
    return Integer.parseInt(count.get(0));
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
