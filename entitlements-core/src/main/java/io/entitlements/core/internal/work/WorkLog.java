package io.entitlements.core.internal.work;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a worker's loops have seen; a failure is logged when it begins, not each second. */
public final class WorkLog {

  private static final Logger LOG = LoggerFactory.getLogger(WorkLog.class);

  private final InstantSource clock;
  private final String breaks;
  private final String works;
  private volatile Optional<Instant> lookedAt = Optional.empty();
  private volatile Optional<Throwable> failure = Optional.empty();

  /**
   * Nothing was seen yet.
   *
   * @param breaks what is said of the first failure
   * @param works what is said when it has passed
   */
  public WorkLog(InstantSource clock, String breaks, String works) {
    this.clock = clock;
    this.breaks = breaks;
    this.works = works;
  }

  /** A look was no failure. */
  public void looked() {
    lookedAt = Optional.of(clock.instant());
    if (failure.isPresent()) {
      recovered();
    }
  }

  private synchronized void recovered() {
    if (failure.isPresent()) {
      failure = Optional.empty();
      LOG.info(works);
    }
  }

  /** A look was one. */
  public synchronized void failed(Throwable failed) {
    if (failure.isEmpty()) {
      LOG.warn(breaks, failed);
    } else {
      LOG.debug("{}, still", breaks, failed);
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
