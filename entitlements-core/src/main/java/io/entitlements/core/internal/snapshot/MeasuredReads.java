package io.entitlements.core.internal.snapshot;

import io.entitlements.check.CheckObserver;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.error.StorageException;
import io.entitlements.spi.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** Reads people and computers from the store, and tells how that went. Thread-safe. */
public final class MeasuredReads {

  private final Changes changes;
  private final Clock clock;
  private final CheckObserver observer;

  /** Reads from the store of these changes, and measures by this clock. */
  public MeasuredReads(Changes changes, Clock clock, CheckObserver observer) {
    this.changes = changes;
    this.clock = clock;
    this.observer = observer;
  }

  /** Reads in one transaction. */
  <T> T read(int holders, Function<UnitOfWork, T> work) {
    Instant begun = clock.instant();
    T found;
    try {
      found = changes.read(work);
    } catch (StorageException failed) {
      observer.loadFailed();
      throw failed;
    }
    Duration took = Duration.between(begun, clock.instant());
    // A clock may be set back meanwhile.
    observer.loaded(holders, took.isNegative() ? Duration.ZERO : took);
    return found;
  }
}
