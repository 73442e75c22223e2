package io.entitlements.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.spi.AbandonedJob;
import io.entitlements.spi.Job;
import io.entitlements.spi.Storage;
import io.entitlements.type.AccountId;
import io.entitlements.type.JobId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job is found at once among very many. */
abstract class JobPlanContract {

  private static final Instant NOW = Instant.parse("2026-09-14T15:00:00Z");
  private static final int LANES = 4;
  private static final int JOBS = 12_000;

  private final TestDatabase database;
  private final RecordingDataSource recording;
  private final Storage storage;

  JobPlanContract(TestServer server) {
    database = server.migrated();
    recording = new RecordingDataSource(database.pool());
    storage = JdbcStorage.create(recording.dataSource());
  }

  @BeforeEach
  final void askForJobs() {
    List<Job> jobs = IntStream.range(0, JOBS).mapToObj(JobPlanContract::job).toList();
    storage.write(
        work -> {
          work.jobs().insertAll(jobs);
          return true;
        });
  }

  @AfterEach
  void deleteDatabase() {
    database.close();
  }

  @Test
  void lease_of_a_lane_reads_the_index_in_its_order_and_sorts_nothing() {
    analyze();
    recording.clear();
    List<Job> leased = storage.write(work -> work.jobs().lease(3, NOW, NOW.plusSeconds(60), 1));
    assertThat(leased).hasSize(1);

    String now = String.valueOf(micros(NOW));
    assertReadsInOrder(plan("lane = ?", "3", now, now, "1"), "job_open");
  }

  @Test
  void what_was_given_up_is_read_by_its_index_among_all_that_ended() {
    database.execute("update job set ended_at = due_at, abandoned = (id = ?)", id(JOBS / 2));
    analyze();
    recording.clear();
    AbandonedJob first = abandoned(Optional.empty()).get(0);
    assertThat(abandoned(Optional.of(first.position()))).isEmpty();
    Instant before = NOW.minusSeconds(JOBS);
    assertThat(storage.<List<Job>>read(work -> work.jobs().abandoned(before, "another", 5)))
        .containsExactly(first.job());

    String at = String.valueOf(micros(first.at()));
    assertReadsInOrder(plan("kind = ?\n", "'kind'", "5"), "job_abandoned");
    assertReadsInOrder(
        plan("ended_at > ?", "'kind'", at, at, "'" + first.job().id() + "'", "5"), "job_abandoned");
    String since = String.valueOf(micros(NOW.minusSeconds(JOBS)));
    assertReads(plan("order by ended_at, id", "'another'", since, "5"), "job_abandoned");
  }

  @Test
  void what_ended_long_ago_is_found_by_the_same_index_among_all_that_ended_since() {
    database.execute("update job set ended_at = due_at, abandoned = (id = ?)", id(0));
    analyze();
    recording.clear();
    // The longest due have the greatest numbers.
    Instant before = NOW.minusSeconds(JOBS / 2 - 3);
    storage.write(
        work -> {
          work.jobs().forget("kind", false, before, 5);
          return true;
        });
    assertThat(database.query("select count(*) from job")).containsExactly("" + (JOBS - 2));

    String at = String.valueOf(micros(before));
    assertReadsInOrder(plan("ended_at < ?", "false", "'kind'", at, "5"), "job_abandoned");
  }

  private List<AbandonedJob> abandoned(Optional<AbandonedJob.Position> after) {
    return storage.read(work -> work.jobs().abandoned("kind", after, 5));
  }

  /** Half of them are due. */
  private static Job job(int i) {
    Instant dueAt = NOW.plusSeconds(JOBS / 2 - i);
    return new Job(new AccountId(id(i)), new JobId(id(i)), "kind", i % LANES, "", dueAt, 0);
  }

  private static UUID id(int i) {
    return new UUID(1, i);
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000;
  }

  private void analyze() {
    if (isA("postgresql")) {
      database.execute("vacuum analyze job");
    } else if (isA("mariadb")) {
      database.query("analyze table job");
    }
  }

  private void assertReads(String plan, String index) {
    // MariaDB also names what it could have read.
    assertThat(plan).contains(isA("mariadb") ? "\"key\": \"" + index + '"' : index);
  }

  private void assertReadsInOrder(String plan, String index) {
    assertReads(plan, index);
    assertThat(plan.replace("index sorted", "")).doesNotContain("sort");
    if (isA("h2")) {
      assertThat(plan).contains("index sorted");
    }
  }

  /** How a statement that was just run, with these values in their order, is answered. */
  private String plan(String part, String... values) {
    String query =
        recording.statements().stream().filter(it -> it.contains(part)).findFirst().orElseThrow();
    for (String value : values) {
      query = query.replaceFirst("\\?", value);
    }
    String explain = isA("mariadb") ? "explain format=json " : "explain ";
    return String.join("\n", database.query(explain + query)).toLowerCase(Locale.ROOT);
  }

  private boolean isA(String product) {
    return database.url().startsWith("jdbc:" + product);
  }
}
