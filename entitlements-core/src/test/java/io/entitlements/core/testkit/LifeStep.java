package io.entitlements.core.testkit;

import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.key.SubscriptionChange.RenewFrom;

/** One thing that happens in a history of a subscription; people, computers and keys by number. */
sealed interface LifeStep {

  record Assign(int person) implements LifeStep {}

  record AssignOrWait(int person) implements LifeStep {}

  record StopWaiting(int person) implements LifeStep {}

  record Release(int person) implements LifeStep {}

  record Reassign(int from, int to) implements LifeStep {}

  record Pin(int person, boolean pinned) implements LifeStep {}

  record Activate(int computer, int key) implements LifeStep {}

  /** From so many days from today on, for so many more days. */
  record AddKey(int seats, int inDays, int moreDays) implements LifeStep {}

  record Renew(int key, int seats, int months, RenewFrom from) implements LifeStep {}

  record AddSeats(int key, int seats) implements LifeStep {}

  record Revoke(int key) implements LifeStep {}

  record Suspend() implements LifeStep {}

  record Resume() implements LifeStep {}

  record CancelNow() implements LifeStep {}

  record CancelAtTermEnd() implements LifeStep {}

  record Undo() implements LifeStep {}

  record Declare(OverCapacityPolicy policy) implements LifeStep {}

  record PassHours(int hours) implements LifeStep {}

  /** To the next instant at which time alone changes something, or to just before it. */
  record PassToBoundary(boolean justBefore) implements LifeStep {}

  record DoJobs() implements LifeStep {}
}
