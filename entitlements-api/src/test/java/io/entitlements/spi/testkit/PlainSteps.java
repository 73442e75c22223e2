package io.entitlements.spi.testkit;

import io.entitlements.spi.testkit.PlainStore.Job;
import io.entitlements.spi.testkit.StoreStep.Holder;
import java.util.Optional;

/** Takes the steps of a history on lists and maps, and gives what a store has to answer. */
final class PlainSteps {

  private PlainSteps() {}

  static Object step(StoreStep step, PlainStore plain) {
    if (step instanceof StoreStep.Undone) {
      return "undone";
    } else if (step instanceof StoreStep.Take take) {
      return take(take, plain);
    } else if (step instanceof StoreStep.Release release) {
      return plain.seats.removeIf(seat -> seat.holder().equals(release.holder()));
    } else if (step instanceof StoreStep.Pin pin) {
      return plain.pin(pin.holder(), pin.pinned());
    } else if (step instanceof StoreStep.Use use) {
      plain.use(use.holder(), use.minute(), use.unlessSince());
    } else if (step instanceof StoreStep.InsertKey insert) {
      return plain.keys.putIfAbsent(insert.key(), insert.days()) == null;
    } else if (step instanceof StoreStep.ReplaceKey replace) {
      return plain.keys.computeIfPresent(replace.key(), (key, days) -> replace.days()) != null;
    } else if (step instanceof StoreStep.SetCapacity set) {
      plain.setCapacity(set.seats(), set.from(), set.until());
    } else if (step instanceof StoreStep.Wait wait) {
      return !plain.waiting.contains(wait.person()) && plain.waiting.add(wait.person());
    } else if (step instanceof StoreStep.StopWaiting stop) {
      return plain.waiting.remove((Integer) stop.person());
    } else {
      return ofJobs(step, plain);
    }
    return "done";
  }

  private static Object take(StoreStep.Take take, PlainStore plain) {
    Holder holder = take.holder();
    if (holder.key().filter(key -> !plain.keys.containsKey(key)).isPresent()) {
      return "no such key";
    }
    return plain.take(nextId(plain), holder, take.minute());
  }

  /** Greater than all before, also than those that were released. */
  static int nextId(PlainStore plain) {
    return plain.nextId++;
  }

  private static Object ofJobs(StoreStep step, PlainStore plain) {
    if (step instanceof StoreStep.InsertJob insert) {
      return plain.insertJob(insert.job(), insert.due());
    } else if (step instanceof StoreStep.Lease lease) {
      return plain.lease(lease.minute(), lease.until(), lease.limit());
    } else if (step instanceof StoreStep.Complete complete) {
      return plain.end(complete.job(), attempt(complete.job(), complete.late(), plain));
    } else if (step instanceof StoreStep.Retry retry) {
      return plain.retry(retry.job(), attempt(retry.job(), false, plain), retry.due());
    }
    int job = ((StoreStep.Abandon) step).job();
    return plain.end(job, attempt(job, false, plain));
  }

  /** The attempt of the worker that has it, or of one that has lost it. */
  static int attempt(int job, boolean late, PlainStore plain) {
    int newest = Optional.ofNullable(plain.jobs.get(job)).map(Job::attempt).orElse(0);
    return late ? Math.max(0, newest - 1) : newest;
  }
}
