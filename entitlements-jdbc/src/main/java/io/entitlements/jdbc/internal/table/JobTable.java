package io.entitlements.jdbc.internal.table;

import io.entitlements.jdbc.internal.dialect.BulkInsert;
import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.spi.AbandonedJob;
import io.entitlements.spi.Job;
import io.entitlements.spi.JobStatus;
import io.entitlements.spi.JobStore;
import io.entitlements.type.JobId;
import io.entitlements.type.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** The table {@code job}: open while {@code ended_at} is null. */
public final class JobTable implements JobStore {

  private static final String INSERT =
      """
      insert into job (scope_id, id, scope_kind, kind, lane, argument, due_at, attempt, abandoned)
      values (:scope, :id, :scopeKind, :kind, :lane, :argument, :dueAt, :attempt, false)
      """;

  private static final BulkInsert<Job> INSERT_ALL =
      BulkInsert.<Job>into("job")
          .uuid("scope_id", job -> job.scope().value())
          .uuid("id", job -> job.id().value())
          .text("scope_kind", job -> job.scope().kind().name())
          .text("kind", Job::kind)
          .integer("lane", Job::lane)
          .text("argument", Job::argument)
          .bigint("due_at", job -> Columns.micros(job.dueAt()))
          .integer("attempt", Job::attempt)
          .bool("abandoned", job -> false);

  private static final String FIND =
      """
      select scope_id, id, scope_kind, kind, lane, argument, due_at, attempt, leased_until_at,
        ended_at, abandoned
      from job
      where scope_id = :scope and id = :id
      """;

  /**
   * By one range of the index, which is read in its order: neither other lanes nor what is not due
   * yet is read, and nothing is sorted. PostgreSQL and H2 see so only by all of its columns.
   */
  private static final String DUE_IN_LANE =
      """
      from job
      where ended_at is null
        and lane = :lane
        and due_at <= :now
        and (leased_until_at is null or leased_until_at <= :now)
      order by ended_at, lane, due_at, id
      fetch first :limit rows only
      """;

  private static final String DUE =
      "select scope_id, id, scope_kind, kind, lane, argument, due_at, attempt " + DUE_IN_LANE;

  private static final String WAITING_SINCE = "select due_at " + DUE_IN_LANE;

  private static final String OPEN_AT_THIS_ATTEMPT =
      " where scope_id = :scope and id = :id and ended_at is null and attempt = :attempt";

  private static final String LEASE =
      "update job set attempt = attempt + 1, leased_until_at = :leasedUntil"
          + OPEN_AT_THIS_ATTEMPT
          + " and due_at = :dueAt";

  /** Who has given a job back, or was taken for dead, does not have it any more. */
  private static final String LEASED = OPEN_AT_THIS_ATTEMPT + " and leased_until_at is not null";

  /** What it was about may be an address, which is kept no longer than it is needed. */
  private static final String COMPLETE =
      "update job set ended_at = :now, leased_until_at = null, argument = ''" + LEASED;

  private static final String RENEW = "update job set leased_until_at = :leasedUntil" + LEASED;

  private static final String RETRY =
      "update job set due_at = :dueAt, leased_until_at = null" + LEASED;

  private static final String ABANDON =
      "update job set ended_at = :now, leased_until_at = null, abandoned = true" + LEASED;

  private static final String FREE_LEASES =
      """
      update job set leased_until_at = null
      where ended_at is null and leased_until_at is not null
      """;

  private static final String KNOWN =
      "select count(*) from job where scope_id = :scope and id = :id";

  private final Handle handle;
  private final Dialect dialect;
  private final EndedJobTable ended;

  /** On one connection. */
  public JobTable(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
    this.ended = new EndedJobTable(handle, dialect);
  }

  @Override
  public boolean insert(Job job) {
    boolean known =
        Sql.of(handle, KNOWN)
            .bind("scope", job.scope().value())
            .bind("id", job.id().value())
            .find(row -> row.getInt(1) > 0)
            .orElse(false);
    if (known) {
      return false;
    }
    atThisAttempt(INSERT, job)
        .bind("scopeKind", job.scope().kind().name())
        .bind("kind", job.kind())
        .bind("lane", job.lane())
        .bind("argument", job.argument())
        .bind("dueAt", Columns.micros(job.dueAt()))
        .execute();
    return true;
  }

  @Override
  public void insertAll(List<Job> jobs) {
    INSERT_ALL.execute(handle, dialect, jobs);
  }

  @Override
  public Optional<JobStatus> find(Scope scope, JobId id) {
    return handle
        .createQuery(FIND)
        .bind("scope", scope.value())
        .bind("id", id.value())
        .map(
            (row, context) ->
                new JobStatus(
                    map(row, context),
                    Columns.optionalInstant(row, "leased_until_at"),
                    Columns.optionalInstant(row, "ended_at"),
                    row.getBoolean("abandoned")))
        .findOne();
  }

  @Override
  public List<Job> lease(int lane, Instant now, Instant leasedUntil, int limit) {
    List<Job> due =
        handle
            .createQuery(DUE + dialect.lockingWhatIsFree())
            .bind("lane", lane)
            .bind("now", Columns.micros(now))
            .bind("limit", limit)
            .map(JobTable::map)
            .list();
    List<Job> leased = new ArrayList<>();
    for (Job job : due) {
      // The attempt is the guard: whoever raised it first has the job.
      int won =
          atThisAttempt(LEASE, job)
              .bind("leasedUntil", Columns.micros(leasedUntil))
              .bind("dueAt", Columns.micros(job.dueAt()))
              .execute();
      if (won == 1) {
        leased.add(job.nextAttempt());
      }
    }
    return List.copyOf(leased);
  }

  @Override
  public Optional<Instant> waitingSince(int lane, Instant now) {
    return handle
        .createQuery(WAITING_SINCE)
        .bind("lane", lane)
        .bind("now", Columns.micros(now))
        .bind("limit", 1)
        .map((row, context) -> Columns.instant(row, "due_at"))
        .findOne();
  }

  @Override
  public boolean renew(Job job, Instant leasedUntil) {
    return atThisAttempt(RENEW, job).bind("leasedUntil", Columns.micros(leasedUntil)).execute()
        == 1;
  }

  @Override
  public boolean complete(Job job, Instant now) {
    return atThisAttempt(COMPLETE, job).bind("now", Columns.micros(now)).execute() == 1;
  }

  @Override
  public boolean retry(Job job, Instant dueAt) {
    return atThisAttempt(RETRY, job).bind("dueAt", Columns.micros(dueAt)).execute() == 1;
  }

  @Override
  public boolean abandon(Job job, Instant now) {
    return atThisAttempt(ABANDON, job).bind("now", Columns.micros(now)).execute() == 1;
  }

  @Override
  public List<Job> abandoned(Instant since, String except, int limit) {
    return ended.abandoned(since, except, limit);
  }

  @Override
  public List<AbandonedJob> abandoned(
      String kind, Optional<AbandonedJob.Position> after, int limit) {
    return ended.abandoned(kind, after, limit);
  }

  @Override
  public boolean dismiss(Job job) {
    return ended.dismiss(job);
  }

  @Override
  public void forget(String kind, boolean abandoned, Instant before, int most) {
    ended.forget(kind, abandoned, before, most);
  }

  /** Gives back the jobs of workers that cannot live any more. */
  public void freeLeases() {
    handle.createUpdate(FREE_LEASES).execute();
  }

  private Update atThisAttempt(String sql, Job job) {
    return handle
        .createUpdate(sql)
        .bind("scope", job.scope().value())
        .bind("id", job.id().value())
        .bind("attempt", job.attempt());
  }

  static Job map(ResultSet row, StatementContext context) throws SQLException {
    return new Job(
        Columns.scope(row),
        new JobId(Columns.uuid(row, "id")),
        row.getString("kind"),
        row.getInt("lane"),
        row.getString("argument"),
        Columns.instant(row, "due_at"),
        row.getInt("attempt"));
  }
}
