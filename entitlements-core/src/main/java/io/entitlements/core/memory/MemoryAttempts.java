package io.entitlements.core.memory;

import io.entitlements.spi.AttemptStore;
import io.entitlements.type.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The theoretical arrival times of buckets. */
record MemoryAttempts(Table<String, Instant> buckets) implements AttemptStore {

  /** Each new bucket drops some idle ones, so that no more are kept than are in use. */
  private static final int DROPPED_AT_ONCE = 2;

  @Override
  public Optional<Instant> take(String bucket, Instant now, Limit limit) {
    Optional<Instant> known = buckets.find(bucket);
    Instant due = known.filter(now::isBefore).orElse(now);
    Duration allowance = limit.whole().minus(limit.every());
    if (due.isAfter(now.plus(allowance))) {
      return Optional.of(due.minus(allowance));
    }
    if (known.isEmpty()) {
      dropIdle(now);
    }
    buckets.put(bucket, due.plus(limit.every()));
    return Optional.empty();
  }

  @Override
  public void giveBack(String bucket, Limit limit) {
    buckets.update(bucket, due -> true, due -> due.minus(limit.every()));
  }

  private void dropIdle(Instant now) {
    List<String> idle =
        buckets
            .entries()
            .filter(entry -> !entry.getValue().isAfter(now))
            .map(Map.Entry::getKey)
            .limit(DROPPED_AT_ONCE)
            .toList();
    idle.forEach(bucket -> buckets.remove(bucket, due -> true));
  }
}
