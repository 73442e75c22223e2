package io.entitlements.spi;

import io.entitlements.type.JobId;
import io.entitlements.type.Scope;
import java.time.Instant;
import java.util.Objects;

/**
 * Work that waits in the store.
 *
 * @param scope whose data it is about
 * @param id the identifier
 * @param kind what to do, a name of the engine's; at most 40 characters
 * @param lane the queue that it stands in, 0 to 9; the engine says which is asked first
 * @param argument to what; no secrets; at most 400 characters
 * @param dueAt not before this instant
 * @param attempt how many workers have leased it so far; the fencing number of the one that has it
 *     now
 */
public record Job(
    Scope scope, JobId id, String kind, int lane, String argument, Instant dueAt, int attempt) {

  /** Checks the lengths. */
  public Job {
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(dueAt, "dueAt");
    if (kind.isEmpty() || kind.length() > 40 || argument.length() > 400) {
      throw new IllegalArgumentException("kind has 1 to 40 characters, argument at most 400");
    }
    if (lane < 0 || lane > 9) {
      throw new IllegalArgumentException("lane is 0 to 9, not " + lane);
    }
  }

  /**
   * The same job, in the hands of the next worker.
   *
   * @return the job with its attempt raised by one
   */
  public Job nextAttempt() {
    return new Job(scope, id, kind, lane, argument, dueAt, attempt + 1);
  }

  /**
   * The same job at another time.
   *
   * @param at not before this instant
   * @return the job
   */
  public Job withDueAt(Instant at) {
    return new Job(scope, id, kind, lane, argument, at, attempt);
  }

  /**
   * The same job without what it was about.
   *
   * @return the job with an empty argument
   */
  public Job withoutArgument() {
    return new Job(scope, id, kind, lane, "", dueAt, attempt);
  }
}
