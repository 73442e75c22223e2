package io.entitlements.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.spi.Job;
import io.entitlements.spi.Storage;
import io.entitlements.type.AccountId;
import io.entitlements.type.JobId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A job is found at once among very many. */
abstract class JobPlanContract {

  private static final Instant NOW = Instant.parse("2026-09-14T15:00:00Z");
  private static final int LANES = 4;
  private static final int JOBS = 12_000;

  private final TestDatabase database;

  JobPlanContract(TestServer server) {
    database = server.migrated();
  }

  @AfterEach
  void deleteDatabase() {
    database.close();
  }

  @Test
  void lease_of_a_lane_reads_the_index_in_its_order_and_sorts_nothing() {
    RecordingDataSource recording = new RecordingDataSource(database.pool());
    Storage storage = JdbcStorage.create(recording.dataSource());
    storage.write(
        work -> {
          work.jobs().insertAll(IntStream.range(0, JOBS).mapToObj(JobPlanContract::job).toList());
          return true;
        });
    if (isA("postgresql")) {
      database.execute("analyze job");
    }
    recording.clear();
    List<Job> leased = storage.write(work -> work.jobs().lease(3, NOW, NOW.plusSeconds(60), 1));
    assertThat(leased).hasSize(1);

    String plan = plan(recording.statements());

    assertThat(plan).contains("job_open");
    assertThat(plan.replace("index sorted", "")).doesNotContain("sort");
    if (isA("h2")) {
      assertThat(plan).contains("index sorted");
    }
  }

  /** Half of them are due. */
  private static Job job(int i) {
    Instant dueAt = NOW.plusSeconds(JOBS / 2 - i);
    UUID id = new UUID(1, i);
    return new Job(new AccountId(id), new JobId(id), "kind", i % LANES, "", dueAt, 0);
  }

  private String plan(List<String> statements) {
    String lease =
        statements.stream().filter(it -> it.contains("lane = ?")).findFirst().orElseThrow();
    String now = String.valueOf(NOW.getEpochSecond() * 1_000_000);
    for (String value : List.of("3", now, now, "1")) {
      lease = lease.replaceFirst("\\?", value);
    }
    String explain = isA("mariadb") ? "explain format=json " : "explain ";
    return String.join("\n", database.query(explain + lease)).toLowerCase(Locale.ROOT);
  }

  private boolean isA(String product) {
    return database.url().startsWith("jdbc:" + product);
  }
}
