package io.entitlements.core.memory;

import io.entitlements.spi.AbandonedJob;
import io.entitlements.spi.Job;
import io.entitlements.spi.JobStatus;
import io.entitlements.spi.JobStore;
import io.entitlements.type.JobId;
import io.entitlements.type.Scope;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The jobs that have not ended, and those that have. */
record MemoryJobs(Table<JobId, JobRow> jobs, Table<JobId, EndedJob> ended) implements JobStore {

  private static final Comparator<AbandonedJob.Position> FIRST_ABANDONED_FIRST =
      Comparator.comparing(AbandonedJob.Position::at).thenComparing(at -> at.id().toString());

  private static final Comparator<JobRow> LONGEST_DUE_FIRST =
      Comparator.comparing((JobRow row) -> row.job().dueAt())
          .thenComparing(row -> row.job().id().toString());

  @Override
  public boolean insert(Job job) {
    return ended.find(job.id()).isEmpty()
        && jobs.insert(job.id(), new JobRow(job, Optional.empty()));
  }

  @Override
  public void insertAll(List<Job> added) {
    for (Job job : added) {
      if (!insert(job)) {
        throw new IllegalStateException("there is or was a job of this identifier: " + job.id());
      }
    }
  }

  @Override
  public Optional<JobStatus> find(Scope scope, JobId id) {
    return jobs.find(id)
        .map(JobRow::status)
        .or(() -> ended.find(id).map(EndedJob::status))
        .filter(status -> status.job().scope().equals(scope));
  }

  @Override
  public List<Job> lease(int lane, Instant now, Instant leasedUntil, int limit) {
    List<JobRow> leased =
        due(lane, now)
            .sorted(LONGEST_DUE_FIRST)
            .limit(limit)
            .map(row -> row.lease(leasedUntil))
            .toList();
    leased.forEach(row -> jobs.put(row.job().id(), row));
    return leased.stream().map(JobRow::job).toList();
  }

  private Stream<JobRow> due(int lane, Instant now) {
    return jobs.all().filter(row -> row.job().lane() == lane && row.canBeLeased(now));
  }

  @Override
  public Optional<Instant> waitingSince(int lane, Instant now) {
    return due(lane, now).map(row -> row.job().dueAt()).min(Comparator.naturalOrder());
  }

  @Override
  public boolean renew(Job job, Instant leasedUntil) {
    return jobs.update(job.id(), row -> row.isLeasedAs(job), row -> row.renew(leasedUntil));
  }

  @Override
  public boolean complete(Job job, Instant now) {
    return isEnded(job, new EndedJob(job.withoutArgument(), now, false));
  }

  @Override
  public boolean retry(Job job, Instant dueAt) {
    return jobs.update(job.id(), row -> row.isLeasedAs(job), row -> row.giveBack(dueAt));
  }

  @Override
  public boolean abandon(Job job, Instant now) {
    return isEnded(job, new EndedJob(job, now, true));
  }

  private boolean isEnded(Job job, EndedJob end) {
    boolean had = jobs.remove(job.id(), row -> row.isLeasedAs(job));
    if (had) {
      ended.add(job.id(), end);
    }
    return had;
  }

  @Override
  public List<Job> abandoned(Instant since, String except, int limit) {
    return abandoned(job -> !job.at().isBefore(since) && !job.job().kind().equals(except))
        .limit(limit)
        .map(AbandonedJob::job)
        .toList();
  }

  @Override
  public List<AbandonedJob> abandoned(
      String kind, Optional<AbandonedJob.Position> after, int limit) {
    return abandoned(job -> job.job().kind().equals(kind))
        .filter(
            job ->
                after.isEmpty() || FIRST_ABANDONED_FIRST.compare(job.position(), after.get()) > 0)
        .limit(limit)
        .toList();
  }

  private Stream<AbandonedJob> abandoned(Predicate<AbandonedJob> which) {
    return ended
        .all()
        .filter(EndedJob::abandoned)
        .map(row -> new AbandonedJob(row.job(), row.endedAt()))
        .filter(which)
        .sorted(Comparator.comparing(AbandonedJob::position, FIRST_ABANDONED_FIRST));
  }

  @Override
  public boolean dismiss(Job job) {
    return ended.update(
        job.id(),
        row -> row.abandoned() && row.job().scope().equals(job.scope()),
        row -> new EndedJob(row.job().withoutArgument(), row.endedAt(), false));
  }

  @Override
  public void forget(String kind, boolean abandoned, Instant before, int most) {
    ended
        .all()
        .filter(row -> row.abandoned() == abandoned && row.job().kind().equals(kind))
        .filter(row -> row.endedAt().isBefore(before))
        .sorted(Comparator.comparing(EndedJob::endedAt))
        .limit(most)
        .toList()
        .forEach(row -> ended.remove(row.job().id(), again -> true));
  }
}
