package io.entitlements.spi;

import io.entitlements.type.JobId;
import io.entitlements.type.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Durable jobs: each is done once. A worker leases a job for a while; if it dies, the lease runs
 * out and another worker gets the job with the next attempt number, which fences the first one off.
 * A store that only one process can have open knows on opening that no other worker lives, and
 * gives leased jobs back at once.
 */
public interface JobStore {

  /**
   * Adds a job, in the transaction of the change that asks for it.
   *
   * @param job the job, attempt 0
   * @return false, and nothing is added, if there is or was a job of this identifier in its scope
   */
  boolean insert(Job job);

  /**
   * Adds many jobs in few statements.
   *
   * @param jobs the jobs, attempt 0, any number, of identifiers that the caller has just made
   * @throws RuntimeException if there is or was a job of one of these identifiers in its scope;
   *     roll back
   */
  void insertAll(List<Job> jobs);

  /**
   * Finds a job, also one that has ended.
   *
   * @param scope whose data it is about
   * @param id the job
   * @return how it stands with it, if there is or was one
   */
  Optional<JobStatus> find(Scope scope, JobId id);

  /**
   * Leases jobs of one lane that are due and not leased, the longest due first. What other lanes
   * hold, and what is not due yet, costs it nothing: there are hundreds of thousands of both.
   *
   * @param lane which lane
   * @param now the instant
   * @param leasedUntil until when nobody else gets them
   * @param limit at most how many
   * @return the jobs, each with its attempt number raised by one
   */
  List<Job> lease(int lane, Instant now, Instant leasedUntil, int limit);

  /**
   * Since when the longest due of a lane waits for a worker.
   *
   * @param lane which lane
   * @param now the instant
   * @return its due time; empty if no job of the lane is due and not leased
   */
  Optional<Instant> waitingSince(int lane, Instant now);

  /**
   * Lets a worker keep a job for longer; for work in pieces, in the transaction of each.
   *
   * @param job the job as leased
   * @param leasedUntil until when nobody else gets it from now on
   * @return false, and nothing is changed, if it has ended or was given back, or another worker has
   *     it by now: roll back
   */
  boolean renew(Job job, Instant leasedUntil);

  /**
   * Ends a job, in the transaction of the work itself where there is one. Its argument, which may
   * be personal, is not kept.
   *
   * @param job the job as leased
   * @param now the instant
   * @return false, and nothing is changed, if it has ended, or another worker has it by now: roll
   *     back
   */
  boolean complete(Job job, Instant now);

  /**
   * Gives a job back, to be tried again.
   *
   * @param job the job as leased
   * @param dueAt not before this instant
   * @return false, and nothing is changed, if it has ended, or another worker has it by now
   */
  boolean retry(Job job, Instant dueAt);

  /**
   * Gives a job up; it stays in the store for a person to look at.
   *
   * @param job the job as leased
   * @param now the instant
   * @return false, and nothing is changed, if it has ended, or another worker has it by now
   */
  boolean abandon(Job job, Instant now);

  /**
   * Jobs of all kinds but one that were given up, the first of them first.
   *
   * @param since given up at this instant or later
   * @param except the kind that is left out
   * @param limit at most how many
   * @return the jobs, each with the number of its last attempt
   */
  List<Job> abandoned(Instant since, String except, int limit);

  /**
   * Jobs of one kind that were given up, the first of them first.
   *
   * @param kind the kind
   * @param after only those that come after this position; empty for all
   * @param limit at most how many
   * @return the jobs, by when they were given up, then by identifier
   */
  List<AbandonedJob> abandoned(String kind, Optional<AbandonedJob.Position> after, int limit);

  /**
   * Ends a job that was given up as if it had been done, because another does its work. Its
   * argument is not kept.
   *
   * @param job the job
   * @return false, and nothing is changed, if it is none that was given up
   */
  boolean dismiss(Job job);

  /**
   * Forgets jobs of a kind that ended long ago, those first that ended first. Their identifiers are
   * not known any more then. Some may be left out while somebody else has them.
   *
   * @param kind the kind
   * @param abandoned whether those that were given up, or those that were done or dismissed
   * @param before only those that ended before this instant
   * @param most at most how many
   */
  void forget(String kind, boolean abandoned, Instant before, int most);
}
