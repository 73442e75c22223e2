package io.entitlements.job;

import java.time.Instant;
import java.util.Optional;

/**
 * Work that is done soon after the request that asked for it: fulfilling claims, sending mail. It
 * lies in the store, survives a crash, and is done once however many processes look for it. The
 * library starts no threads for it by itself: the application calls {@link #runDue} from its own
 * scheduler, or starts the engine's default worker.
 */
public interface Jobs {

  /**
   * Does jobs that are due: what a person waits for before notices, these before mails in bulk.
   * Blocks until they are done or have failed; several threads and processes may call it at once. A
   * job that fails is tried again later, after growing pauses. A thread that is interrupted takes
   * no job, and none after the one in which it was; it stays interrupted.
   *
   * <p>Now and then it forgets some of the jobs that ended long ago, in a short transaction of its
   * own.
   *
   * @param limit at most how many jobs, from 1
   * @return what was done; call again at once while {@link Run#isEmpty()} is false
   * @throws io.entitlements.error.StorageException if the store fails; a job that was begun comes
   *     again later
   */
  Run runDue(int limit);

  /**
   * Does the same with those jobs alone that need nothing but the store: claims, sign-ups, seats,
   * forgetting. Who calls {@link #runDue} on several threads keeps one of them for this, so that
   * none of these jobs waits behind mails, however long a mail server lets each of them hang.
   *
   * @param limit at most how many jobs, from 1
   * @return what was done; call again at once while {@link Run#isEmpty()} is false
   * @throws io.entitlements.error.StorageException if the store fails; a job that was begun comes
   *     again later
   */
  Run runQuick(int limit);

  /**
   * Does the same as {@link #runDue}, but reads no lists of people, each of which may take minutes.
   * Who calls {@link #runDue} on several threads keeps one of them for this, so that no mail waits
   * behind lists.
   *
   * @param limit at most how many jobs, from 1
   * @return what was done; call again at once while {@link Run#isEmpty()} is false
   * @throws io.entitlements.error.StorageException if the store fails; a job that was begun comes
   *     again later
   */
  Run runWithoutLists(int limit);

  /**
   * Lets jobs that were given up be tried again from the beginning: messages that could not be
   * delivered for hours, once the mail server works again. They are due at once. Claims that need
   * support are left alone: {@link io.entitlements.claim.Claims#retry} has them tried again. Blocks
   * on the store.
   *
   * @param since those given up at this instant or later; in the {@link
   *     io.entitlements.type.TimeRange}
   * @param limit at most how many, from 1, those first that were given up first
   * @return how many; call again until it is 0
   * @throws IllegalArgumentException if an argument is out of range
   */
  int revive(Instant since, int limit);

  /**
   * How far behind the workers are: since when the job waits that is due the longest. Blocks on the
   * store.
   *
   * @return since when; empty if nothing is due that no worker has
   * @throws io.entitlements.error.StorageException if the store fails
   */
  Optional<Instant> waitingSince();

  /**
   * Has a worker told as soon as this process has asked for a job, so that it need not wait for its
   * next look. Jobs that other processes ask for, and those that become due later, tell nobody.
   *
   * @param listener called after the commit, on the thread that made the change; it returns at once
   * @return ends it
   */
  Runnable whenAsked(Runnable listener);

  /**
   * What one call did.
   *
   * @param done how many jobs ended well
   * @param failed how many failed this time; each will be tried again or was given up
   */
  record Run(int done, int failed) {

    /**
     * Whether nothing was due.
     *
     * @return true if no job was tried
     */
    public boolean isEmpty() {
      return done == 0 && failed == 0;
    }
  }
}
