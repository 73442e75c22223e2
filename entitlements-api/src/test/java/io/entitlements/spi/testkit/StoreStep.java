package io.entitlements.spi.testkit;

import java.util.List;
import java.util.Optional;

/** One call of a store in a random history; people, computers, keys and jobs by number. */
sealed interface StoreStep {

  /** A person, or a computer through a key. */
  record Holder(int number, Optional<Integer> key) {}

  record Take(Holder holder, int minute) implements StoreStep {}

  record Release(Holder holder) implements StoreStep {}

  record Pin(Holder holder, boolean pinned) implements StoreStep {}

  record Use(Holder holder, int minute, int unlessSince) implements StoreStep {}

  record InsertKey(int key, int days) implements StoreStep {}

  record ReplaceKey(int key, int days) implements StoreStep {}

  /** Seats of each key; those of keys that are not there are nobody's. */
  record SetCapacity(List<Integer> seats, Optional<Integer> from, Optional<Integer> until)
      implements StoreStep {}

  record Wait(int person) implements StoreStep {}

  record StopWaiting(int person) implements StoreStep {}

  record InsertJob(int job, int due) implements StoreStep {}

  record Lease(int minute, int until, int limit) implements StoreStep {}

  record Complete(int job, boolean late) implements StoreStep {}

  record Retry(int job, int due) implements StoreStep {}

  record Abandon(int job) implements StoreStep {}

  /** The same in a transaction that fails afterwards. */
  record Undone(StoreStep step) implements StoreStep {}
}
