package io.entitlements.core.internal.job;

import io.entitlements.core.internal.change.Change;
import io.entitlements.spi.Job;

/** Does the jobs of one kind. */
@FunctionalInterface
public interface JobHandler {

  /**
   * Does a job and completes it in the store, in the same transaction as its last change.
   *
   * @param job the job as leased; it may have been begun before, by somebody who died over it
   * @throws Exception if it failed and is to be tried again later
   */
  void handle(Job job) throws Exception;

  /**
   * Notes what it means that a job of this kind was given up; by itself nothing.
   *
   * @param change the transaction that gives it up
   * @param job the job as it was leased last
   */
  default void givenUp(Change change, Job job) {}
}
