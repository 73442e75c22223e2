package io.entitlements.core.internal.job;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a worker's loops have seen; a failure is logged when it begins, not each second. */
public final class WorkLog {

  private static final Logger LOG = LoggerFactory.getLogger(WorkLog.class);

  private final InstantSource clock;
  private volatile Optional<Instant> lookedAt = Optional.empty();
  private volatile Optional<Throwable> failure = Optional.empty();

  /** Nothing was seen yet. */
  public WorkLog(InstantSource clock) {
    this.clock = clock;
  }

  void looked() {
    lookedAt = Optional.of(clock.instant());
    if (failure.isPresent()) {
      works();
    }
  }

  private synchronized void works() {
    if (failure.isPresent()) {
      failure = Optional.empty();
      LOG.info("jobs are done again");
    }
  }

  synchronized void failed(Throwable failed) {
    if (failure.isEmpty()) {
      LOG.warn("jobs could not be looked for or done; tried again after growing pauses", failed);
    } else {
      LOG.debug("jobs could still not be looked for or done", failed);
    }
    failure = Optional.of(failed);
  }

  /** When a loop last found the store at work; empty if none did yet. */
  public Optional<Instant> lookedAt() {
    return lookedAt;
  }

  /** Why the last look failed; empty if it did not. */
  public Optional<Throwable> failure() {
    return failure;
  }
}
