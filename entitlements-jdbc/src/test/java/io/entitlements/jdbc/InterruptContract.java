package io.entitlements.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.core.EntitlementEngine;
import io.entitlements.core.KeyFiles;
import io.entitlements.job.Jobs;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is interrupted and comes here nevertheless does no harm, and stays interrupted. */
abstract class InterruptContract {

  private final TestDatabase database;
  private final JdbcStorage storage;

  // JUnit sets it before each test.
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path keys;

  InterruptContract(TestServer server) {
    database = server.migrated();
    storage = JdbcStorage.create(database.pool());
  }

  @AfterEach
  final void deleteDatabase() {
    assertThat(Thread.interrupted()).as("for other tests").isFalse();
    database.close();
  }

  @Test
  void an_interrupted_thread_writes_and_reads_and_the_database_stays_open() {
    for (int i = 0; i < 20; i++) {
      Account account = account(i);
      Thread.currentThread().interrupt();
      boolean inserted = storage.write(work -> work.accounts().insert(account));
      boolean stayed = Thread.interrupted();

      Thread.currentThread().interrupt();
      Optional<Account> found = storage.read(work -> work.accounts().find(account.id()));
      stayed &= Thread.interrupted();

      assertThat(inserted).isTrue();
      assertThat(found).contains(account);
      assertThat(stayed).isTrue();
      assertOpen(account);
    }
  }

  @Test
  void work_that_interrupts_its_own_thread_is_committed() {
    Account account = account(1);
    boolean inserted =
        storage.write(
            work -> {
              boolean isNew = work.accounts().insert(account);
              Thread.currentThread().interrupt();
              return isNew;
            });
    boolean stayed = Thread.interrupted();

    assertThat(inserted && stayed).isTrue();
    assertOpen(account);
  }

  @Test
  void an_interrupted_thread_does_no_jobs_and_leaves_them_to_others() {
    EntitlementEngine engine =
        EntitlementEngine.builder(
                storage, KeyFiles.openUnencrypted(keys, new SecureRandom()), mail -> {})
            .build();
    engine.accounts().signUp(EmailAddress.of("ada@school.example"));

    Thread.currentThread().interrupt();
    Jobs.Run run = engine.jobs().runDue(10);
    boolean stayed = Thread.interrupted();

    assertThat(run.isEmpty()).isTrue();
    assertThat(stayed).isTrue();
    assertThat(engine.jobs().runDue(10)).isEqualTo(new Jobs.Run(2, 0));
  }

  /** Asked by another thread, as others would. */
  private void assertOpen(Account account) {
    assertThat(database.query("select count(*) from account where id = ?", account.id().value()))
        .containsExactly("1");
  }

  private static Account account(int number) {
    return new Account(
        new AccountId(new UUID(1, number)),
        EmailAddress.of("a" + number + "@school.example"),
        "",
        AccountStatus.PENDING,
        Optional.empty());
  }
}
