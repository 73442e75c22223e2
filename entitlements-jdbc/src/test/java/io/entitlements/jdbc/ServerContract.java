package io.entitlements.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.spi.Job;
import io.entitlements.spi.Storage;
import io.entitlements.type.AccountId;
import io.entitlements.type.JobId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds on a database that several processes use at the same time. */
abstract class ServerContract {

  private static final Instant NOW = Instant.parse("2026-09-14T15:00:00Z");

  private final TestDatabase database;

  ServerContract(TestServer server) {
    database = server.migrated();
  }

  @AfterEach
  void deleteDatabase() {
    database.close();
  }

  /** Ends the other connections to this database, as when a server fails. */
  abstract void endOthers(TestDatabase database);

  @Test
  void opening_a_storage_leaves_the_jobs_of_other_processes_alone() {
    Storage first = JdbcStorage.create(database.pool());
    insertJobs(first, 1);
    Job held = lease(first, 1).get(0);

    Storage second = JdbcStorage.create(database.pool());

    assertThat(lease(second, 1)).isEmpty();
    assertThat(first.<Boolean>write(work -> work.jobs().complete(held, NOW))).isTrue();
  }

  @Test
  @Timeout(20)
  void worker_does_not_wait_for_the_jobs_that_another_one_is_leasing() {
    Storage first = JdbcStorage.create(database.pool());
    Storage second = JdbcStorage.create(database.pool());
    insertJobs(first, 5);

    List<Job> others =
        first.write(
            work -> {
              assertThat(work.jobs().lease(0, NOW, NOW.plusSeconds(60), 2)).hasSize(2);
              // On another connection, while this transaction is open.
              return lease(second, 10);
            });

    assertThat(others).hasSize(3);
  }

  @Test
  void connection_that_the_server_ends_is_replaced_and_the_work_is_run_again() {
    Storage storage = JdbcStorage.create(database.pool());
    AtomicInteger attempts = new AtomicInteger();

    insertJobs(storage, 1);
    List<Job> leased =
        storage.write(
            work -> {
              if (attempts.incrementAndGet() == 1) {
                endOthers(database);
              }
              return work.jobs().lease(0, NOW, NOW.plusSeconds(60), 10);
            });

    assertThat(attempts.get()).isGreaterThan(1);
    assertThat(leased).extracting(Job::attempt).containsExactly(1);
  }

  private static void insertJobs(Storage storage, int jobs) {
    storage.write(
        work -> {
          IntStream.range(0, jobs)
              .mapToObj(
                  i ->
                      new Job(
                          new AccountId(new UUID(1, 1)),
                          new JobId(new UUID(1, i)),
                          "kind",
                          0,
                          "",
                          NOW.minusMillis(i),
                          0))
              .forEach(job -> work.jobs().insert(job));
          return true;
        });
  }

  private static List<Job> lease(Storage storage, int limit) {
    return storage.write(work -> work.jobs().lease(0, NOW, NOW.plusSeconds(60), limit));
  }
}
